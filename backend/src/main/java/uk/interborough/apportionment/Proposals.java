package uk.interborough.apportionment;

import static uk.interborough.db.public_.Tables.APPORTIONMENT_PROPOSAL;
import static uk.interborough.db.public_.Tables.JOINT_SCHEME;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.ApportionmentProposalRecord;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.referrals.QuotaRules;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;

/**
 * Proposals to share the same units otherwise, and of what others may use (JPA 8.2, 7.2). When the last participant agrees, the database
 * appends the schedule and sets the quotas.
 */
@Component
class Proposals {
    private static final String SHARED_ANEW = "JPA 8.2";
    private static final String WITH_CONSENT = "JPA 13";

    /** What the database refuses where somebody else was faster, or where it sees what who asks does not. */
    private static final Map<String, ArgumentFault> REFUSED = Map.of(
            "leads_issue",
            new ArgumentFault(
                    "scheme",
                    "FORBIDDEN",
                    "Shares are proposed by commissioners, contract officers, lead officers and heads of service of the lead"
                            + " authority",
                    SHARED_ANEW),
            "one_open_proposal",
            ProposalRules.ANOTHER_IS_OPEN,
            "proposals_change_something",
            ProposalRules.NOTHING_CHANGES,
            "quotas_follow_one_another",
            new ArgumentFault(
                    "id",
                    "CONFLICT",
                    "A quota was set meanwhile that begins on the day of the proposal or later. The lead has to propose anew",
                    "JPA 7.2"),
            "scheme_is_in_force",
            ArgumentFault.of("effectiveOn", "OUT_OF_RANGE", "The scheme is not in force on that day"),
            "allocations_add_up",
            new ArgumentFault(
                    "shares",
                    "BAD_USER_INPUT",
                    "The shares no longer add up to the scheme's units. Propose them anew",
                    SHARED_ANEW),
            "partners_have_agreements",
            new ArgumentFault(
                    "shares",
                    "BAD_USER_INPUT",
                    "An authority with units has no agreement in force on that day. Renew or sign it first",
                    "JPA 3"),
            "participants_answer",
            new ArgumentFault(
                    "id",
                    "FORBIDDEN",
                    "Proposals are answered by commissioners, contract officers, lead officers and heads of service",
                    WITH_CONSENT),
            "answers_are_awaited",
            ArgumentFault.of(
                    "id",
                    "ANSWERED",
                    "No answer of your authority is awaited: it has answered, or the proposal is decided"));

    private final DSLContext database;
    private final Changes changes;
    private final ProposalRules rules;

    Proposals(DSLContext database, Changes changes, ProposalRules rules) {
        this.database = database;
        this.changes = changes;
        this.rules = rules;
    }

    /** The units of one participant. */
    record Share(UUID authority, int units) {}

    /**
     * What was sent.
     *
     * @param shares none: they stay as they are
     * @param quotas none: they stay as they are
     */
    record Wanted(
            UUID scheme, LocalDate effectiveOn, List<Share> shares, List<QuotaRules.Terms> quotas, String because) {}

    Change propose(Wanted wanted, @Nullable String key) {
        return changes.once("scheme", REFUSED, new Changes.Sent("proposeApportionment", key, wanted), () -> {
            Optional<JointSchemeRecord> scheme = database.selectFrom(JOINT_SCHEME)
                    .where(JOINT_SCHEME.ID.eq(wanted.scheme()))
                    .fetchOptional();
            if (scheme.isEmpty()) {
                return Change.unknown("scheme", "scheme");
            }
            List<ArgumentFault> faults = rules.faults(wanted, scheme.get());
            return faults.isEmpty() ? Change.done(saved(wanted)) : Change.refused(faults);
        });
    }

    private UUID saved(Wanted wanted) {
        List<Share> shares = wanted.shares();
        List<QuotaRules.Terms> quotas = wanted.quotas();
        return database.select(Routines.proposeApportionment(
                        DSL.val(wanted.scheme()),
                        DSL.val(wanted.effectiveOn()),
                        DSL.val(wanted.because().strip()),
                        DSL.val(shares.stream().map(Share::authority).toArray(UUID[]::new)),
                        DSL.val(shares.stream().map(Share::units).toArray(Integer[]::new)),
                        DSL.val(quotas.stream().map(QuotaRules.Terms::scope).toArray(String[]::new)),
                        DSL.val(quotas.stream().map(QuotaRules.Terms::units).toArray(Integer[]::new)),
                        DSL.val(quotas.stream().map(QuotaRules.Terms::unitWeeks).toArray(BigDecimal[]::new)),
                        DSL.val(quotas.stream()
                                .flatMap(quota -> quota.neighbours().stream())
                                .toArray(UUID[]::new))))
                .fetchSingle()
                .value1();
    }

    Change answer(UUID id, String answer, @Nullable String words) {
        return changes.make("id", REFUSED, () -> {
            if (find(id).isEmpty()) {
                return Change.unknown("id", "proposal");
            }
            String plain = words == null || words.isBlank() ? null : words.strip();
            List<ArgumentFault> faults = new ArrayList<>();
            if (plain == null && answer.equals("OBJECTED")) {
                faults.add(new ArgumentFault(
                        "words",
                        "INCOMPLETE",
                        "Say why your authority objects: the lead has to propose anew",
                        WITH_CONSENT));
            }
            ProposalRules.tooLong("words", plain, faults);
            if (!faults.isEmpty()) {
                return Change.refused(faults);
            }
            Routines.answerProposal(database.configuration(), id, answer, plain);
            database.execute("set constraints all immediate");
            return Change.done(id);
        });
    }

    Change withdraw(UUID id, int version) {
        return changes.make("id", REFUSED, () -> {
            Optional<ApportionmentProposalRecord> standing = find(id);
            if (standing.isEmpty()) {
                return Change.unknown("id", "proposal");
            } else if (!standing.get().getState().equals("OPEN")) {
                return Change.standing(id, "id", "ANSWERED", "The proposal is decided already");
            }
            boolean gone = database.select(Routines.withdrawProposal(DSL.val(id), DSL.val(version)))
                    .fetchSingle()
                    .value1();
            return gone ? Change.done(id) : Change.conflict(id, "version", "proposal");
        });
    }

    private Optional<ApportionmentProposalRecord> find(UUID id) {
        return database.selectFrom(APPORTIONMENT_PROPOSAL)
                .where(APPORTIONMENT_PROPOSAL.ID.eq(id))
                .fetchOptional();
    }
}
