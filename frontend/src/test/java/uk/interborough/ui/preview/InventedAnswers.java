package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.FinancialQuarter;

/** Seven boroughs, twelve quarters, some services: plausible, deterministic, invented. */
public final class InventedAnswers {

    static final FinancialQuarter LAST = FinancialQuarter.endedBefore(Invented.TODAY);

    private static final List<String> RATES = List.of(
            "independentLiving",
            "plannedMoves",
            "availability",
            "utilisation",
            "supportUtilisation",
            "staffing",
            "throughput");

    private InventedAnswers() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("Viewer", v -> map("viewer", Invented.viewer()));
        answers.put("Members", v -> map("partnership", map("name", "West London", "memberships", page(members()))));
        answers.put("Choices", v -> map("clientGroups", page(Invented.clientGroups()), "serviceTypes", page(types())));
        answers.put("Providers", v -> map("providers", page(Invented.providers())));
        answers.put("AuthorityQuarters", v -> map("authorityQuarters", page(authorityQuarters(v))));
        answers.put("LastReturn", v -> lastReturn(Invented.TODAY.minusDays(2)));
        answers.put("ServiceCount", v -> map("services", page(types())));
        answers.put("Search", v -> map("services", page(List.of(service(1))), "providers", page(Invented.providers())));
        answers.put("Services", InventedAnswers::services);
        answers.put("ExpectedReturns", v -> map("expectedReturns", page(expected())));
        answers.put("Service", v -> map("service", InventedService.service()));
        answers.put("PerformanceReturn", v -> map("performanceReturn", InventedService.performanceReturn()));
        answers.put(
                "PerformanceWorkbook",
                v -> map(
                        "performanceWorkbook",
                        map("name", "EAL-0042.xlsx", "mediaType", "application/octet-stream", "content", new byte[] {
                            80, 75
                        })));
        answers.put("ImportPerformanceWorkbook", v -> map("importPerformanceWorkbook", Invented.faults()));
        InventedAccounts.all(answers);
        InventedNotices.all(answers);
        InventedProviders.all(answers);
        InventedJoint.all(answers);
        InventedShares.all(answers);
        InventedScheme.all(answers);
        answers.put("ChangePassword", v -> map("changePassword", map("changed", true, "errors", List.of())));
    }

    static Map<String, Object> page(List<?> nodes) {
        return map(
                "nodes",
                nodes,
                "pageInfo",
                map("hasNextPage", false, "hasPreviousPage", false, "startCursor", "a", "endCursor", "z"),
                "totalCount",
                map("value", nodes.size()));
    }

    private static List<Map<String, Object>> members() {
        int[][] places = {{2, 3}, {2, 2}, {3, 2}, {1, 2}, {2, 1}, {3, 1}, {3, 3}};
        return IntStream.range(0, 7)
                .mapToObj(i -> map(
                        "tileRow",
                        places[i][0],
                        "tileColumn",
                        places[i][1],
                        "leftOn",
                        null,
                        "authority",
                        Invented.authority(i)))
                .toList();
    }

    private static List<Map<String, Object>> types() {
        return IntStream.range(0, Invented.TYPES.size())
                .mapToObj(i -> map("id", "service_type-" + i, "code", "T" + i, "name", Invented.TYPES.get(i)))
                .toList();
    }

    /** The last return came on a day. */
    public static Map<String, Object> lastReturn(LocalDate day) {
        return map("performanceReturns", page(List.of(map("receivedAt", day + "T09:30:00.000000Z"))));
    }

    /** Nothing on the only page. */
    public static Map<String, Object> none(String connection) {
        return map(connection, page(List.of()));
    }

    /** Every rate closed, every count open. */
    public static Map<String, Object> countsOnly() {
        List<Map<String, Object>> rows = authorityQuarters(Map.of());
        rows.forEach(row -> RATES.forEach(rate -> row.put(rate, rate(null, 0, false))));
        return map("authorityQuarters", page(rows));
    }

    private static List<Map<String, Object>> authorityQuarters(Map<String, Object> variables) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int back = 0; back < 12; back++) {
            for (int borough = -1; borough < 7; borough++) {
                rows.add(authorityQuarter(borough, back));
            }
        }
        return rows;
    }

    private static Map<String, Object> authorityQuarter(int borough, int back) {
        Random random = new Random(borough * 100L + back);
        double level = borough < 0 ? 89 : 82 + borough * 2.1;
        double value =
                level - back * (borough == 2 ? -0.6 : 0.35) + (borough < 0 ? 0.6 : 3) * random.nextGaussian() / 2;
        int expected = borough < 0 ? 540 : 60 + borough * 5;
        int missing = back > 0 ? 0 : borough < 0 ? 28 : borough == 5 ? expected : borough;
        boolean silent = missing == expected;
        return map(
                "authority",
                borough < 0 ? null : Invented.authority(borough),
                "quarter",
                quarter(LAST.plus(-back)),
                "expected",
                expected,
                "received",
                expected - missing,
                "receivedLate",
                borough < 0 ? 14 : 2,
                "missing",
                missing,
                "amended",
                3,
                "flagged",
                borough < 0 ? 30 : 4,
                "independentLiving",
                rate(93.5, 460, true),
                "plannedMoves",
                rate(value - 20, 64, true),
                "availability",
                rate(97.5, 5460, true),
                "utilisation",
                silent ? rate(null, 0, true) : rate(value, borough < 0 ? 182_000 : 24_570, true),
                "supportUtilisation",
                silent ? rate(null, 0, true) : rate(value + 6, 12_000, true),
                "staffing",
                rate(99, 13_000, true),
                "throughput",
                rate(125, 900, true));
    }

    static Map<String, Object> quarter(FinancialQuarter quarter) {
        return map("financialYear", quarter.financialYear(), "number", quarter.number());
    }

    static Map<String, Object> rate(@Nullable Number value, int denominator, boolean applies) {
        BigDecimal decimal = value == null
                ? null
                : BigDecimal.valueOf(value.doubleValue()).setScale(2, java.math.RoundingMode.HALF_UP);
        return map(
                "value",
                decimal,
                "numerator",
                decimal == null ? null : Math.round(decimal.doubleValue() * denominator / 100),
                "denominator",
                decimal == null ? null : denominator,
                "applies",
                applies);
    }

    private static Map<String, Object> services(Map<String, Object> variables) {
        List<Map<String, Object>> rows =
                IntStream.range(0, 50).mapToObj(InventedAnswers::service).toList();
        Map<String, Object> page = page(rows);
        page.put("pageInfo", map("hasNextPage", true, "hasPreviousPage", false, "startCursor", "a", "endCursor", "z"));
        page.put("totalCount", map("value", 604));
        return map("services", page);
    }

    private static Map<String, Object> service(int i) {
        boolean late = i % 11 == 3;
        boolean floating = i % 5 == 4;
        Map<String, Object> figures = map(
                "flagged", i % 7 == 2,
                "independentLiving", rate(null, 0, false),
                "plannedMoves", rate(62.5, 8, true),
                "availability", rate(97.5, 1820, true),
                "utilisation", floating ? rate(null, 0, false) : rate(72 + i % 29, 1820, true),
                "supportUtilisation", rate(88, 260, true),
                "staffing", rate(90, 1300, true),
                "throughput", rate(125, 20, true));
        return map(
                "id", Invented.id("service", i),
                "name", Invented.serviceName(i),
                "authority", Invented.authority(i % 7),
                "provider", Invented.providers().get(i % 8),
                "clientGroup", Invented.clientGroups().get(i % 5),
                "serviceType", types().get(floating ? 1 : 0),
                "units", i % 13 == 0 ? null : 8 + i,
                "indicators", page(late ? List.of() : List.of(figures)),
                "expectedReturns",
                        page(List.of(map(
                                "state", late ? "LATE" : i % 9 == 1 ? "RECEIVED_LATE" : "RECEIVED",
                                "daysLate", late ? 31 : i % 9 == 1 ? 6 : 0,
                                "performanceReturn", late ? null : map("id", Invented.id("performance_return", i))))));
    }

    private static List<Map<String, Object>> expected() {
        return IntStream.range(0, 48)
                .mapToObj(i -> expected(i, LAST.plus(-(i % 2)), i % 5 == 0))
                .toList();
    }

    static Map<String, Object> expected(int i, FinancialQuarter quarter, boolean late) {
        return map(
                "service",
                        map(
                                "id", Invented.id("service", i),
                                "name", Invented.serviceName(i),
                                "provider", Invented.providers().get(i % 8)),
                "quarter", quarter(quarter),
                "dueOn", "2026-10-21",
                "state", late ? "LATE" : "RECEIVED",
                "daysLate", late ? 32 : 0,
                "receivedAt", late ? null : "2026-10-14T09:30:00.000000Z",
                "performanceReturn",
                        late
                                ? null
                                : map(
                                        "id", Invented.id("performance_return", i),
                                        "version", 1 + i % 2,
                                        "indicator", map("flagged", i % 7 == 2)));
    }
}
