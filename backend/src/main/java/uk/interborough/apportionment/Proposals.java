package uk.interborough.apportionment;

import static uk.interborough.db.public_.Tables.APPORTIONMENT_PROPOSAL;
import static uk.interborough.db.public_.Tables.JOINT_SCHEME;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.ApportionmentProposalRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;

/** Proposals to share the same units otherwise (JPA 8.2). The database appends the schedule when the last participant agrees. */
@Component
class Proposals {
    private static final String SHARED_ANEW = "JPA 8.2";
    private static final String WITH_CONSENT = "JPA 13";
    private static final int LONGEST = 4_000;

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
            ArgumentFault.of(
                    "scheme",
                    "PROPOSAL_EXISTS",
                    "A proposal of this scheme is open. Withdraw it first, or wait for its answers"),
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
    private final Clock clock;

    Proposals(DSLContext database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** The units of one participant. */
    record Share(UUID authority, int units) {}

    /** What was sent. */
    record Wanted(UUID scheme, LocalDate effectiveOn, List<Share> shares, String because) {}

    Change propose(Wanted wanted, @Nullable String key) {
        return changes.once("scheme", REFUSED, new Changes.Sent("proposeApportionment", key, wanted), () -> {
            if (!database.fetchExists(JOINT_SCHEME, JOINT_SCHEME.ID.eq(wanted.scheme()))) {
                return Change.unknown("scheme", "scheme");
            }
            List<ArgumentFault> faults = faults(wanted);
            if (!faults.isEmpty()) {
                return Change.refused(faults);
            }
            return Change.done(database.select(Routines.proposeApportionment(
                            DSL.val(wanted.scheme()),
                            DSL.val(wanted.effectiveOn()),
                            DSL.val(wanted.because().strip()),
                            DSL.val(wanted.shares().stream()
                                    .map(Share::authority)
                                    .toArray(UUID[]::new)),
                            DSL.val(wanted.shares().stream().map(Share::units).toArray(Integer[]::new))))
                    .fetchSingle()
                    .value1());
        });
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
            tooLong("words", plain, faults);
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

    private List<ArgumentFault> faults(Wanted wanted) {
        List<ArgumentFault> faults = new ArrayList<>();
        if (wanted.because().isBlank()) {
            faults.add(ArgumentFault.of("because", "INCOMPLETE", "Say why the units are to be shared otherwise"));
        }
        tooLong("because", wanted.because(), faults);
        if (wanted.effectiveOn().isBefore(LocalDate.now(clock))) {
            faults.add(ArgumentFault.of(
                    "effectiveOn", "OUT_OF_RANGE", "Shares are agreed before they hold: from today, or a later day"));
        }
        Set<UUID> named = new HashSet<>();
        for (Share share : wanted.shares()) {
            if (!named.add(share.authority())) {
                faults.add(ArgumentFault.of("shares", "Each authority is named once"));
            }
            if (share.units() < 0) {
                faults.add(ArgumentFault.of("shares", "OUT_OF_RANGE", "Units are 0 or more"));
            }
        }
        database.resultQuery(
                        """
                        select a.name, p.units as total, coalesce(sum(l.units), 0)::int as units
                        from known.schedule_in_force p
                        join known.allocation l on l.schedule_id = p.id
                        join authority a on a.id = l.authority_id
                        where p.scheme_id = {0} and p.effective_on <= {1} and (p.last_day is null or p.last_day >= {1})
                          and not l.authority_id = any ({2})
                        group by a.name, p.units
                        """,
                        DSL.val(wanted.scheme()), DSL.val(wanted.effectiveOn()), DSL.val(named.toArray(UUID[]::new)))
                .forEach(left -> faults.add(new ArgumentFault(
                        "shares",
                        "INCOMPLETE",
                        "%s has %d units and is not named: name every participant, with 0 where it gives its units up"
                                .formatted(left.get(0), left.get(2)),
                        SHARED_ANEW)));
        int sum = wanted.shares().stream().mapToInt(Share::units).sum();
        database.resultQuery("""
                        select p.units from known.schedule_in_force p
                        where p.scheme_id = {0} and p.effective_on <= {1} and (p.last_day is null or p.last_day >= {1})
                        """, DSL.val(wanted.scheme()), DSL.val(wanted.effectiveOn()))
                .fetchOptional()
                .map(row -> row.get(0, Integer.class))
                .filter(units -> units != sum)
                .ifPresent(units -> faults.add(new ArgumentFault(
                        "shares",
                        "BAD_USER_INPUT",
                        "The shares are %d units, %d %s than the scheme's %d from %s on. All units stay bought"
                                .formatted(
                                        sum,
                                        Math.abs(sum - units),
                                        sum < units ? "fewer" : "more",
                                        units,
                                        wanted.effectiveOn()),
                        SHARED_ANEW)));
        return faults;
    }

    private static void tooLong(String field, @Nullable String words, List<ArgumentFault> faults) {
        if (words != null && words.length() > LONGEST) {
            faults.add(ArgumentFault.of(
                    field,
                    "TOO_LONG",
                    "This has %,d characters. Shorten it to %,d".formatted(words.length(), LONGEST)));
        }
    }

    private Optional<ApportionmentProposalRecord> find(UUID id) {
        return database.selectFrom(APPORTIONMENT_PROPOSAL)
                .where(APPORTIONMENT_PROPOSAL.ID.eq(id))
                .fetchOptional();
    }
}
