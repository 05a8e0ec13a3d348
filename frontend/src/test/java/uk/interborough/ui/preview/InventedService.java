package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.LAST;
import static uk.interborough.ui.preview.InventedAnswers.page;
import static uk.interborough.ui.preview.InventedAnswers.quarter;
import static uk.interborough.ui.preview.InventedAnswers.rate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One invented service and one of its returns, in full. */
final class InventedService {

    private InventedService() {}

    static Map<String, Object> service() {
        Map<String, Object> service = map(
                "id",
                Invented.id("service", 2),
                "name",
                "Station House supported housing",
                "splsId",
                "EAL-0042",
                "stage",
                "EXISTING",
                "directAccess",
                false,
                "description",
                "Twenty self-contained flats with staff on site by day and a concierge at night.",
                "exclusions",
                "People with a conviction for arson",
                "referrers",
                "Ealing Housing Options and probation",
                "charges",
                "£14.20 a week service charge, not met by housing benefit",
                "accessibility",
                "Step-free entrance; two flats for wheelchair users",
                "languages",
                List.of("en", "so", "pl"),
                "address",
                "Uxbridge Road",
                "telephone",
                "020 7946 0000",
                "email",
                "referrals@example.org",
                "units",
                20,
                "annualPrice",
                new BigDecimal("182000.00"),
                "staffHoursPerWeek",
                new BigDecimal("100"),
                "duration",
                "SHORT_TERM",
                "authority",
                Invented.authority(1),
                "hostAuthority",
                Invented.authority(1),
                "provider",
                Invented.providers().get(2),
                "clientGroup",
                Invented.clientGroups().get(0),
                "secondaryClientGroup",
                null,
                "serviceType",
                map("name", "Accommodation-based service", "accommodationBased", true, "floatingSupport", false),
                "accommodationType",
                map("name", "Supported Housing (shared or self contained)"));
        service.put(
                "contracts",
                page(List.of(
                        contract("EAL/SP/42b", "2025-04-01", null, 20, "182000.00"),
                        contract("EAL/SP/42a", "2023-04-01", "2025-03-31", 18, "163800.00"))));
        service.put(
                "indicators",
                page(IntStream.range(0, 12)
                        .filter(back -> back != 4)
                        .mapToObj(back -> map(
                                "quarter", quarter(LAST.plus(-back)),
                                "flagged", back == 2,
                                "utilisation", rate(90.93 - back * 0.8 + back % 3 * 2, 1820, true),
                                "supportUtilisation", rate(null, 0, false)))
                        .toList()));
        service.put(
                "expectedReturns",
                page(IntStream.range(0, 12)
                        .mapToObj(back -> InventedAnswers.expected(back, LAST.plus(-back), back == 4))
                        .toList()));
        return service;
    }

    private static Map<String, Object> contract(
            String reference, String from, @org.jspecify.annotations.Nullable String until, int units, String price) {
        return map(
                "reference",
                reference,
                "startsOn",
                from,
                "endsOn",
                until,
                "status",
                "AGREED",
                "duration",
                "SHORT_TERM",
                "units",
                units,
                "annualPrice",
                new BigDecimal(price),
                "staffHoursPerWeek",
                new BigDecimal("100"));
    }

    static Map<String, Object> performanceReturn() {
        Map<String, Object> it = version(2, 1655);
        it.putAll(map(
                "id", Invented.id("performance_return", 2),
                "receivedAt", "2026-10-14T09:30:00.000000Z",
                "amendedAt", "2026-11-02T14:05:00.000000Z",
                "import", map("fileName", "EAL-0042 2026 to 2027.xlsx"),
                "quarter", quarter(LAST),
                "authority", Invented.authority(1),
                "service",
                        map(
                                "id", Invented.id("service", 2),
                                "name", "Station House supported housing",
                                "provider", Invented.providers().get(2)),
                "indicator",
                        map(
                                "flagged", true,
                                "departuresCounted", 4,
                                "independentLiving", rate(null, 0, false),
                                "plannedMoves", rate(75, 4, true),
                                "availability", rate(97.53, 1820, true),
                                "utilisation", rate(90.93, 1820, true),
                                "occupancyOfAvailable", rate(93.24, 1775, true),
                                "supportUtilisation", rate(null, 0, false),
                                "staffing", rate(null, 0, true),
                                "throughput", rate(125, 20, true)),
                "checks",
                        page(List.of(
                                check("Does the capacity equal the contract’s?", false, "20 units", "20 units"),
                                check("Do opening, arrivals and departures give the closing number?", true, "19", "18"),
                                check("Are staff hours present and not a copy?", true, "Nothing", "Hours worked"))),
                "departureLines",
                        page(List.of(map(
                                "people", 3,
                                "departureReason", map("name", "Completed support programme", "outcome", "PLANNED"),
                                "departureDestination",
                                        map("name", "Council or housing association tenancy", "independent", "YES")))),
                "referrals",
                        page(List.of(map(
                                "agency",
                                "Housing Options",
                                "sourceName",
                                "Ealing",
                                "accepted",
                                4,
                                "unitWeeks",
                                new BigDecimal("38.5")))),
                "versions", page(List.of(version(2, 1655), version(1, 1566)))));
        return it;
    }

    private static Map<String, Object> check(String question, boolean flagged, String found, String expected) {
        return map("question", question, "flagged", flagged, "found", found, "expected", expected);
    }

    private static Map<String, Object> version(int version, int occupied) {
        return map(
                "version", version,
                "recordedAt", "2026-10-14T09:30:00.000000Z",
                "supersededAt", null,
                "receivedBy", map("name", "Commissioner, Ealing"),
                "capacity", 20,
                "unitDaysAvailable", 1775,
                "unitDaysOccupied", occupied,
                "userWeeks", null,
                "staffHours", null,
                "clientsAtStart", 18,
                "arrivals", 4,
                "departures", 4,
                "clientsAtEnd", 19,
                "clientsMaintaining", 17,
                "readyToMoveOn", 3);
    }
}
