package uk.interborough.joint;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;
import uk.interborough.writing.Outcome;
import uk.interborough.writing.Repeats;

/** Makes a change whole or not at all, once under a client's key, and says in words what the database refused. */
@Component
class JointChanges {

    /** By the constraint. Most of this is told more exactly before; what is left is what somebody else did meanwhile. */
    private static final Map<String, ArgumentFault> REFUSED = Map.ofEntries(
            entry(
                    "allocations_add_up",
                    fault("allocations", "IMPOSSIBLE", "The allocations do not add up to the units", "JPA 8.2")),
            entry(
                    "services_add_up",
                    fault("services", "IMPOSSIBLE", "The services do not add up to the units", "JPA 4.1")),
            entry(
                    "partners_have_agreements",
                    fault(
                            "allocations",
                            "CONFLICT",
                            "The agreement of an authority with units has ended meanwhile",
                            "JPA 1")),
            entry(
                    "terms_do_not_overlap",
                    fault("startsOn", "CONFLICT", "This partner has an agreement in these days meanwhile", "JPA 14")),
            entry(
                    "scheme_schedule_scheme_id_number_key",
                    fault("scheme", "CONFLICT", "Somebody else appended a schedule meanwhile", "JPA 13")),
            entry(
                    "units_are_taken_up",
                    fault(
                            "endedOn",
                            "IMPOSSIBLE",
                            "A partner cannot simply leave: its units are not taken up by the others",
                            "JPA 8.2")),
            entry(
                    "partners_write_their_part",
                    fault("id", "FORBIDDEN", "Each authority writes its part of an agreement", "JPA 1")),
            entry("signatures_stay", fault("id", "CONFLICT", "It was signed meanwhile: a signature stays", "JPA 1")),
            entry("leads_issue", fault("id", "FORBIDDEN", "Invoices are issued by the lead authority", "JPA 10.1")),
            entry("signed_by_both", fault("agreement", "INCOMPLETE", "The agreement is not signed by both", "JPA 1")),
            entry("quarterly_in_advance", fault("quarter", "OUT_OF_RANGE", QuarterAsked.EXPECTED, "JPA 10.1")),
            entry(
                    "one_invoice_a_quarter",
                    fault("quarter", "DUPLICATE", "An invoice is issued for this quarter already", "JPA 10.1")),
            entry("something_is_due", fault("quarter", "IMPOSSIBLE", "Nothing is due with this quarter", "JPA 10.1")),
            entry(
                    "price_is_known",
                    fault("quarter", "IMPOSSIBLE", "The index that the price depends on is not on record", "JPA 12")),
            entry(
                    "credited_once",
                    fault("id", "IMPOSSIBLE", "A credit note took it back already, or it is one itself", "JPA 10.1")),
            entry(
                    "quarter_has_ended",
                    fault("quarter", "QUARTER_NOT_ENDED", "Use is invoiced when the quarter has ended", "JPA 11.2")));

    private final Changes changes;
    private final Repeats repeats;

    JointChanges(Changes changes, Repeats repeats) {
        this.changes = changes;
        this.repeats = repeats;
    }

    Change make(Supplier<Change> change) {
        return changes.make("id", REFUSED, change);
    }

    Change once(String operation, @Nullable String key, Record request, Supplier<Change> change) {
        return changes.once("id", REFUSED, new Changes.Sent(operation, key, request), change);
    }

    <T extends Outcome> T once(
            String operation, @Nullable String key, Record request, Repeats.Telling<T> telling, Supplier<T> change) {
        return changes.make("id", REFUSED, telling, () -> repeats.once(operation, key, request, telling, change));
    }

    private static ArgumentFault fault(String field, String code, String message, String clause) {
        return new ArgumentFault(field, code, message, clause);
    }
}
