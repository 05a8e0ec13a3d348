package uk.interborough.accreditation;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;

/** Makes a change whole or not at all, once under a client's key, and says in words what the database refused. */
@Component
class AccreditationChanges {

    /** What somebody else can have done between our look and our change, by the constraint that notices. */
    private static final Map<String, ArgumentFault> MEANWHILE = Map.of(
            "one_accreditation_at_a_time",
            ArgumentFault.of(
                    "provider", "CONFLICT", "Somebody else recorded an application of this provider meanwhile"),
            "one_lead_at_a_time",
            ArgumentFault.of(
                    "authority", "CONFLICT", "Somebody else named a lead authority for this provider meanwhile"),
            "led_by_one_authority",
            ArgumentFault.of("provider", "CONFLICT", "The lead authority of this provider changed meanwhile"),
            "accreditation_document_accreditation_id_kind_reference_key",
            ArgumentFault.of("reference", "DUPLICATE", "This document is on record already"),
            "sub_group_meeting_partnership_id_meets_on_key",
            ArgumentFault.of("meetsOn", "DUPLICATE", "Choose another day: a meeting is arranged for this one"),
            "accreditation_criterion_partnership_id_code_key",
            ArgumentFault.of("code", "DUPLICATE", "Choose another code: this one is taken"),
            "one_seat_at_a_time",
            ArgumentFault.of("name", "DUPLICATE", "This member is on record for these days"));

    private final Changes changes;

    AccreditationChanges(Changes changes) {
        this.changes = changes;
    }

    Change make(Supplier<Change> change) {
        return changes.make("id", MEANWHILE, change);
    }

    Change once(String operation, @Nullable String key, Record request, Supplier<Change> change) {
        return changes.once("id", MEANWHILE, new Changes.Sent(operation, key, request), change);
    }
}
