package uk.interborough.apportionment;

import static uk.interborough.db.public_.Tables.APPORTIONMENT_PROPOSAL;
import static uk.interborough.db.public_.Tables.QUOTA;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.apportionment.Proposals.Share;
import uk.interborough.apportionment.Proposals.Wanted;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.referrals.QuotaRules;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Faults;

/** What a proposal must respect before it is put to the participants: everything that is wrong with it at once. */
@Component
class ProposalRules {
    static final ArgumentFault ANOTHER_IS_OPEN = ArgumentFault.of(
            "scheme",
            "PROPOSAL_EXISTS",
            "A proposal of this scheme is open. Withdraw it first, or wait for its answers");
    static final ArgumentFault NOTHING_CHANGES = new ArgumentFault(
            "shares", "INCOMPLETE", "Propose other shares, other quotas, or both: nothing would change", "JPA 8.2");

    private static final String SHARED_ANEW = "JPA 8.2";
    private static final int LONGEST = 4_000;

    private final DSLContext database;
    private final QuotaRules quotas;
    private final Clock clock;

    ProposalRules(DSLContext database, QuotaRules quotas, Clock clock) {
        this.database = database;
        this.quotas = quotas;
        this.clock = clock;
    }

    List<ArgumentFault> faults(Wanted wanted, JointSchemeRecord scheme) {
        List<ArgumentFault> faults = new ArrayList<>();
        if (database.fetchExists(
                APPORTIONMENT_PROPOSAL,
                APPORTIONMENT_PROPOSAL.SCHEME_ID.eq(scheme.getId()).and(APPORTIONMENT_PROPOSAL.STATE.eq("OPEN")))) {
            faults.add(ANOTHER_IS_OPEN);
        }
        if (wanted.because().isBlank()) {
            faults.add(ArgumentFault.of(
                    "because", "INCOMPLETE", "Say why the units are to be shared otherwise, or used by others"));
        }
        tooLong("because", wanted.because(), faults);
        if (wanted.effectiveOn().isBefore(LocalDate.now(clock))) {
            faults.add(ArgumentFault.of(
                    "effectiveOn",
                    "OUT_OF_RANGE",
                    "Shares and quotas are agreed before they hold: from today, or a later day"));
        }
        if (wanted.shares().isEmpty() && wanted.quotas().isEmpty()) {
            faults.add(NOTHING_CHANGES);
        }
        if (!wanted.shares().isEmpty()) {
            shares(wanted, faults);
        }
        quotas(wanted, scheme, faults);
        return faults.stream().distinct().toList();
    }

    private void quotas(Wanted wanted, JointSchemeRecord scheme, List<ArgumentFault> faults) {
        Set<String> scopes = new HashSet<>();
        for (int i = 0; i < wanted.quotas().size(); i++) {
            QuotaRules.Terms terms = wanted.quotas().get(i);
            String path = "quotas." + i;
            Faults found = new Faults()
                    .refuse(!scopes.add(terms.scope()), path, "DUPLICATE", "Propose one quota of each scope", "JPA 7.2")
                    .refuse(
                            stands(scheme, terms),
                            path,
                            "IMPOSSIBLE",
                            "This quota stands like that already: leave it out",
                            "JPA 7.2");
            quotas.check(terms, scheme, name -> name.equals("fromDay") ? "effectiveOn" : path + "." + name, found);
            faults.addAll(found.found());
        }
    }

    /** Whether the quota in force on that day is like it. */
    private boolean stands(JointSchemeRecord scheme, QuotaRules.Terms terms) {
        return database.fetchSingle(
                        """
                        select exists (
                            select from known.quota q
                            where q.scheme_id = {0} and q.scope = {1} and q.from_day <= {2} and (q.to_day is null or q.to_day >= {2})
                              and q.units = {3} and q.unit_weeks is not distinct from {4}
                              and array(select n.authority_id from known.quota_neighbour n where n.quota_id = q.id order by 1)
                                  = array(select n from unnest({5}) n order by 1))
                        """,
                        DSL.val(scheme.getId()),
                        DSL.val(terms.scope()),
                        DSL.val(terms.from()),
                        DSL.val(terms.units()),
                        DSL.val(terms.unitWeeks(), QUOTA.UNIT_WEEKS),
                        DSL.val(terms.neighbours().toArray(UUID[]::new)))
                .get(0, boolean.class);
    }

    private void shares(Wanted wanted, List<ArgumentFault> faults) {
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
    }

    static void tooLong(String field, @Nullable String words, List<ArgumentFault> faults) {
        if (words != null && words.length() > LONGEST) {
            faults.add(ArgumentFault.of(
                    field,
                    "TOO_LONG",
                    "This has %,d characters. Shorten it to %,d".formatted(words.length(), LONGEST)));
        }
    }
}
