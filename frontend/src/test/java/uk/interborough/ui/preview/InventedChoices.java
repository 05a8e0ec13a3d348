package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lists one chooses from when a notice is written. */
public final class InventedChoices {

    private InventedChoices() {}

    /** What there is to choose from, on a form. */
    public static Map<String, Object> choices(String form) {
        boolean sections = form.equals("SECTIONS_A_AND_B");
        Map<String, Object> partnership = map("id", Invented.id("partnership", 1), "name", "West London");
        return map(
                "sharingProtocols",
                page(List.of(map(
                        "name",
                        "Information sharing protocol",
                        "form",
                        form,
                        "isSubmitted",
                        sections,
                        "needsReviewDate",
                        sections,
                        "coordinatorName",
                        "West London Supporting People Group",
                        "reviewMonths",
                        3,
                        "reviewMonthsAtMost",
                        6,
                        "deputyAfterDays",
                        2,
                        "headAfterDays",
                        5,
                        "readingMinutes",
                        60,
                        "partnership",
                        partnership))),
                "noticeReasons",
                page(List.of(
                        reason(1, "Major health and safety concern", false, "EITHER"),
                        reason(2, "Closure of a business", false, "CONFIRMED"),
                        reason(3, "Temporary suspension", !sections, "CONFIRMED"))),
                "noticeTerms",
                page(List.of(
                        term(1, "SERVICE_NATURE", "Care home", false, null),
                        term(2, "SERVICE_NATURE", "Other", true, null),
                        term(3, "NOT_INFORMED", "Other", true, null),
                        term(4, "OUTCOME", "No action", false, null),
                        term(5, "OUTCOME", "Other", true, null),
                        term(6, "PURPOSE", "Risk management", false, null),
                        term(8, "DISCLOSURE_BASIS", "Order of a court", true, null),
                        term(
                                7,
                                "PLACEMENT_ACTION",
                                "Making no new placements",
                                false,
                                sections ? partnership : map("id", "partnership-2", "name", "Elsewhere")))),
                "partnership",
                map("memberships", page(memberships())));
    }

    private static Map<String, Object> reason(int number, String name, boolean purchasing, String statedAs) {
        return map(
                "id",
                "notice_reason-" + number,
                "name",
                name,
                "isPurchasing",
                purchasing,
                "statedAs",
                statedAs,
                "clause",
                "P 8.1(" + number + ")",
                "isCompulsory",
                true,
                "needsWords",
                false,
                "validUntil",
                null);
    }

    private static Map<String, Object> term(
            int number, String list, String name, boolean words, @Nullable Map<String, Object> partnership) {
        return map(
                "id", "notice_term-" + number,
                "list", list,
                "name", name,
                "needsWords", words,
                "validUntil", null,
                "partnership", partnership);
    }

    static List<Map<String, Object>> memberships() {
        return IntStream.range(0, 7)
                .mapToObj(i -> map("leftOn", null, "authority", Invented.authority(i)))
                .toList();
    }
}
