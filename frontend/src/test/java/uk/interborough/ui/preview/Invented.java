package uk.interborough.ui.preview;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Names and small pieces of the invented answers. */
public final class Invented {

    /** The day on which every answer is given and every page read. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    static final List<String> BOROUGHS = List.of(
            "Brent", "Ealing", "Hammersmith and Fulham", "Harrow", "Hillingdon", "Hounslow", "Kensington and Chelsea");
    static final List<String> TYPES = List.of("Accommodation-based service", "Floating support", "Outreach service");
    private static final List<String> CODES = List.of("BEN", "EAL", "HMF", "HRW", "HIL", "HNS", "KEC");
    private static final List<String> GROUPS = List.of(
            "Single homeless with support needs",
            "Older people with support needs",
            "People with mental health problems",
            "Young people at risk",
            "Women at risk of domestic violence");
    private static final List<String> PROVIDERS = List.of(
            "Alder Bridge Housing",
            "Brent River Support",
            "Cedar Lane Trust",
            "Dovetail Homes",
            "Elmfield Care and Support",
            "Foxglove Housing Association",
            "Greenway Together",
            "Harbour Light");

    private Invented() {}

    public static Map<String, Object> map(@Nullable Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) java.util.Objects.requireNonNull(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    public static String id(String type, int i) {
        return "%s-00000000-0000-7000-8000-%012d".formatted(type, i);
    }

    static String serviceName(int i) {
        return List.of("Acton Road", "Park View", "Station House", "The Maltings", "Willow Court", "Old Fire Station")
                        .get(i % 6)
                + (i % 5 == 4 ? " floating support" : i % 3 == 0 ? " hostel" : " supported housing");
    }

    public static Map<String, Object> authority(int i) {
        return map(
                "id", id("authority", i),
                "name", BOROUGHS.get(i),
                "slug", BOROUGHS.get(i).toLowerCase(java.util.Locale.ROOT),
                "registerCode", CODES.get(i),
                "kind", "LBO");
    }

    /** An authority, as {@code BOROUGHS} has them. */
    public static Map<String, Object> borough(int i) {
        return authority(i);
    }

    public static Map<String, Object> viewer() {
        return map(
                "username",
                "commissioner.ealing",
                "name",
                "Commissioner, Ealing",
                "roles",
                List.of("COMMISSIONER"),
                "mustChangePassword",
                false,
                "authority",
                authority(1),
                "partnerships",
                List.of(map("id", id("partnership", 1), "code", "WEST_LONDON", "name", "West London")));
    }

    static List<Map<String, Object>> clientGroups() {
        return IntStream.range(0, GROUPS.size())
                .mapToObj(i -> map("id", id("client_group", i), "code", String.valueOf(i + 1), "name", GROUPS.get(i)))
                .toList();
    }

    static List<Map<String, Object>> providers() {
        return IntStream.range(0, PROVIDERS.size())
                .mapToObj(i -> map("id", id("provider", i), "name", PROVIDERS.get(i)))
                .toList();
    }

    static Map<String, Object> faults() {
        return map(
                "import",
                null,
                "performanceReturns",
                List.of(),
                "errors",
                List.of(
                        map(
                                "code", "NOT_A_NUMBER",
                                "message", "Enter the unit-days occupied as a whole number in Q2, C12",
                                "sheet", "Q2",
                                "cell", "C12",
                                "found", "about 1,600",
                                "expected", "A whole number from 0"),
                        map(
                                "code", "OUT_OF_RANGE",
                                "message", "Utilisation cannot be over 105%: check units occupied in Q3, C12",
                                "sheet", "Q3",
                                "cell", "C12",
                                "found", "2,100",
                                "expected", "1,911 at most")));
    }
}
