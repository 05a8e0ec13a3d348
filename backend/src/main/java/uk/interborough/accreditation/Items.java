package uk.interborough.accreditation;

import static uk.interborough.db.app.Tables.DECIDE_ACCREDITATION_ITEM;
import static uk.interborough.db.public_.Tables.ACCREDITATION_CONDITION;
import static uk.interborough.db.public_.Tables.ACCREDITATION_ITEM;
import static uk.interborough.db.public_.Tables.PROTOCOL_CLAUSE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.AccreditationConditionRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Rules;

/** What comes before the sub-group and what it decides (P 6.2). The database decides; this says what it said. */
@Component
class Items {

    private final DSLContext database;
    private final AccreditationChanges changes;
    private final Clock clock;

    Items(DSLContext database, AccreditationChanges changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    record Concern(UUID partnership, UUID provider, String clause, String words) {}

    record Condition(String words, LocalDate dueOn) {}

    /** @param meeting null where it was decided outside of one */
    record Decision(
            UUID item,
            int version,
            String outcome,
            LocalDate decidedOn,
            @Nullable UUID meeting,
            String reasons,
            @Nullable LocalDate expiresOn,
            List<Condition> conditions) {}

    record Settlement(UUID condition, int version, String settlement, LocalDate settledOn) {}

    Change raise(Concern wanted, @Nullable String key) {
        return changes.once("raiseAccreditationConcern", key, wanted, () -> {
            Right right = Right.of(database, wanted.partnership(), wanted.provider());
            return right.may(
                            rules(),
                            right.writes() || right.sits(),
                            "Concerns are raised by officers of the members and the coordinator")
                    .provider(wanted.provider())
                    .refuse(
                            !isConcern(wanted.clause()),
                            "concernClause",
                            "NOT_IN_LIST",
                            "Choose one of the nine concerns, P 6.2(1) to P 6.2(9)",
                            "P 6.2")
                    .words("words", wanted.words(), "Say what the concern is")
                    .or(() -> Change.done(database.insertInto(ACCREDITATION_ITEM)
                            .set(ACCREDITATION_ITEM.PARTNERSHIP_ID, wanted.partnership())
                            .set(ACCREDITATION_ITEM.PROVIDER_ID, wanted.provider())
                            .set(ACCREDITATION_ITEM.KIND, "CONCERN")
                            .set(ACCREDITATION_ITEM.CONCERN_CLAUSE, wanted.clause())
                            .set(ACCREDITATION_ITEM.AUTHORITY_ID, right.authority())
                            .set(ACCREDITATION_ITEM.WORDS, wanted.words().strip())
                            .returning(ACCREDITATION_ITEM.ID)
                            .fetchSingle(ACCREDITATION_ITEM.ID)));
        });
    }

    private boolean isConcern(String clause) {
        return database.fetchExists(
                PROTOCOL_CLAUSE,
                PROTOCOL_CLAUSE
                        .SOURCE
                        .concat(" ")
                        .concat(PROTOCOL_CLAUSE.REF)
                        .eq(clause)
                        .and(PROTOCOL_CLAUSE.SOURCE.eq("P"))
                        .and(PROTOCOL_CLAUSE.REF.startsWith("6.2(")));
    }

    Change decide(Decision wanted) {
        return changes.make(() -> {
            List<ArgumentFault> faults = database.selectFrom(DECIDE_ACCREDITATION_ITEM(
                            wanted.item(),
                            wanted.version(),
                            wanted.outcome(),
                            wanted.decidedOn(),
                            wanted.meeting(),
                            wanted.reasons(),
                            wanted.expiresOn(),
                            wanted.conditions().stream().map(Condition::words).toArray(String[]::new),
                            wanted.conditions().stream().map(Condition::dueOn).toArray(LocalDate[]::new)))
                    .fetch(fault -> new ArgumentFault(
                            fault.getField(), fault.getCode(), fault.getMessage(), fault.getClause()));
            boolean stands = faults.isEmpty() || faults.getFirst().code().equals("CONFLICT");
            return new Change(stands ? wanted.item() : null, faults);
        });
    }

    Change settle(Settlement wanted) {
        return changes.make(() -> database.selectFrom(ACCREDITATION_CONDITION)
                .where(ACCREDITATION_CONDITION.ID.eq(wanted.condition()))
                .fetchOptional()
                .map(condition -> settle(wanted, condition))
                .orElseGet(() -> Change.refused("id", "NOT_FOUND", "There is no such condition")));
    }

    private Change settle(Settlement wanted, AccreditationConditionRecord condition) {
        Right right = Right.of(database, condition.getPartnershipId(), condition.getProviderId());
        boolean lifts = wanted.settlement().equals("LIFTED");
        Rules rules = rules().refuse(
                        !right.sits() && (lifts || !right.leads()),
                        "id",
                        "FORBIDDEN",
                        lifts
                                ? "Conditions are lifted by the sub-group"
                                : "That a condition is met is recorded by the lead authority and the sub-group",
                        "P 6.2")
                .past("settledOn", wanted.settledOn());
        return rules.or(() -> {
            int changed = database.update(ACCREDITATION_CONDITION)
                    .set(ACCREDITATION_CONDITION.SETTLEMENT, wanted.settlement())
                    .set(ACCREDITATION_CONDITION.SETTLED_ON, wanted.settledOn())
                    .set(ACCREDITATION_CONDITION.SETTLED_BY, Routines.accountId())
                    .set(ACCREDITATION_CONDITION.VERSION, ACCREDITATION_CONDITION.VERSION.plus(1))
                    .where(ACCREDITATION_CONDITION.ID.eq(wanted.condition()))
                    .and(ACCREDITATION_CONDITION.VERSION.eq(wanted.version()))
                    .and(ACCREDITATION_CONDITION.SETTLEMENT.isNull())
                    .execute();
            return changed == 1
                    ? Change.done(wanted.condition())
                    : Change.conflict(wanted.condition(), "version", "condition");
        });
    }

    private Rules rules() {
        return new Rules(database, LocalDate.now(clock));
    }
}
