package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An accreditation with conditions, documents, an open concern and a decision. */
public final class InventedAccreditation {

    private InventedAccreditation() {}

    /** The accreditation of a provider where it stands so. */
    public static Map<String, Object> of(String state) {
        return map(
                "accreditations",
                page(List.of(accreditation(state))),
                "accreditationLeads",
                page(List.of(map(
                        "authority",
                        Invented.authority(5),
                        "leadsFrom",
                        "2026-05-20",
                        "leadsUntil",
                        null,
                        "reason",
                        "Buys most from the provider."))),
                "accreditationItems",
                page(List.of(item("OPEN", "P 6.2(7)", null), item("DECIDED", "P 6.2(4)", "CONDITIONS"))));
    }

    /** A provider that never applied. */
    public static Map<String, Object> none() {
        return map(
                "accreditations",
                page(List.of()),
                "accreditationLeads",
                page(List.of()),
                "accreditationItems",
                page(List.of()));
    }

    private static Map<String, Object> accreditation(String state) {
        boolean inForce = state.equals("ACCREDITED") || state.equals("CONDITIONAL");
        return map(
                "id",
                Invented.id("accreditation", 1),
                "partnership",
                map("id", Invented.id("partnership", 1), "name", "West London"),
                "state",
                state,
                "stateSince",
                "2026-09-15",
                "appliedOn",
                "2026-05-20",
                "expiresOn",
                "2027-01-15",
                "daysToExpiry",
                inForce ? 54 : null,
                "isLapsing",
                inForce,
                "isInForce",
                inForce,
                "isLatest",
                true,
                "leadAuthority",
                Invented.authority(5),
                "conditions",
                page(List.of(
                        condition("Send audited accounts of the last year.", null),
                        condition("Show that staff were checked.", "MET"))),
                "documents",
                page(List.of(map(
                        "kind", "REPORT",
                        "name", "Report to the sub-group",
                        "reference", "SP/ACC/050/3",
                        "datedOn", "2026-09-01"))));
    }

    private static Map<String, Object> condition(String words, @Nullable String settlement) {
        return map(
                "words",
                words,
                "dueOn",
                "2027-02-12",
                "settlement",
                settlement,
                "settledOn",
                settlement == null ? null : "2026-10-30");
    }

    private static Map<String, Object> item(String state, String clause, @Nullable String outcome) {
        boolean decided = outcome != null;
        return map(
                "kind",
                "CONCERN",
                "concernClause",
                clause,
                "state",
                state,
                "openedOn",
                "2026-08-20",
                "daysOpen",
                decided ? 26 : 94,
                "words",
                "Told at a contract meeting.",
                "notice",
                map("id", "notice-1", "reference", "WL-2026-0007"),
                "authority",
                Invented.authority(1),
                "meeting",
                decided ? map("meetsOn", "2026-09-15") : null,
                "outcome",
                outcome,
                "decidedOn",
                decided ? "2026-09-15" : null,
                "decidedBy",
                decided ? map("name", "Sub-group member, Harrow") : null,
                "reasons",
                decided ? "The accounts are late." : null,
                "stateBefore",
                decided ? "ACCREDITED" : null,
                "stateAfter",
                decided ? "CONDITIONAL" : null);
    }
}
