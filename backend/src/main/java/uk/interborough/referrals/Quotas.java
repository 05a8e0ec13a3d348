package uk.interborough.referrals;

import static uk.interborough.db.public_.Tables.QUOTA;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.Change;
import uk.interborough.writing.Faults;

/** How much of a scheme others may use free of charge (JPA 7.2). */
@Component
class Quotas {

    private final DSLContext database;
    private final ReferralChanges changes;
    private final QuotaRules rules;

    Quotas(DSLContext database, ReferralChanges changes, QuotaRules rules) {
        this.database = database;
        this.changes = changes;
        this.rules = rules;
    }

    record Wanted(UUID scheme, QuotaRules.Terms terms) {}

    Change set(Wanted wanted, @Nullable String key) {
        return changes.once(
                "scheme",
                "setQuota",
                key,
                wanted,
                () -> changes.asLead(wanted.scheme(), scheme -> {
                    Faults faults = new Faults();
                    rules.check(wanted.terms(), scheme, UnaryOperator.identity(), faults);
                    return faults.or(() -> Change.done(replace(wanted)));
                }));
    }

    private UUID replace(Wanted wanted) {
        QuotaRules.Terms terms = wanted.terms();
        return database.select(Routines.replaceQuota(
                        DSL.val(wanted.scheme()),
                        DSL.val(terms.scope()),
                        DSL.val(terms.units()),
                        DSL.val(terms.unitWeeks(), QUOTA.UNIT_WEEKS),
                        DSL.val(terms.from()),
                        DSL.val(terms.neighbours().toArray(UUID[]::new)),
                        Routines.accountId()))
                .fetchSingle()
                .value1();
    }
}
