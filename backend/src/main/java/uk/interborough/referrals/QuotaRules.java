package uk.interborough.referrals;

import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.QUOTA;
import static uk.interborough.db.public_.Tables.SCHEME_SCHEDULE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.db.public_.tables.records.QuotaRecord;
import uk.interborough.writing.Faults;

/** What a quota must respect, whether the lead sets it or proposes it (JPA 7.2). */
@Component
public class QuotaRules {
    private static final BigDecimal NIGHTS_A_WEEK = BigDecimal.valueOf(7);
    private static final int MOST_NIGHTS = 366;

    private final DSLContext database;
    private final ReferralChanges changes;

    QuotaRules(DSLContext database, ReferralChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * A quota as it is wanted.
     *
     * @param unitWeeks null: its units on every night
     * @param neighbours of the scope NEIGHBOURS alone
     */
    public record Terms(
            String scope, int units, @Nullable BigDecimal unitWeeks, LocalDate from, List<UUID> neighbours) {}

    /** @param field where the argument of a name stands in what was sent */
    public void check(Terms wanted, JointSchemeRecord scheme, UnaryOperator<String> field, Faults faults) {
        size(wanted, scheme, field, faults);
        days(wanted, scheme, field, faults);
        neighbours(wanted, scheme, field, faults);
    }

    private void size(Terms wanted, JointSchemeRecord scheme, UnaryOperator<String> field, Faults faults) {
        int bought = database.select(SCHEME_SCHEDULE.UNITS)
                .from(SCHEME_SCHEDULE)
                .where(SCHEME_SCHEDULE.SCHEME_ID.eq(scheme.getId()))
                .and(SCHEME_SCHEDULE.EFFECTIVE_ON.le(wanted.from()))
                .orderBy(SCHEME_SCHEDULE.EFFECTIVE_ON.desc(), SCHEME_SCHEDULE.NUMBER.desc())
                .limit(1)
                .fetchOptional(SCHEME_SCHEDULE.UNITS)
                .orElse(0);
        BigDecimal weeks = wanted.unitWeeks();
        faults.refuse(wanted.units() < 1, field.apply("units"), "OUT_OF_RANGE", "Enter at least 1 unit", "JPA 7.2")
                .refuse(
                        wanted.units() > bought && bought > 0,
                        field.apply("units"),
                        "IMPOSSIBLE",
                        "The scheme has %s on %s: others cannot use more"
                                .formatted(InWords.units(bought), InWords.day(wanted.from())),
                        "JPA 7.2")
                .refuse(
                        weeks != null && weeks.signum() <= 0,
                        field.apply("unitWeeks"),
                        "OUT_OF_RANGE",
                        "Enter more than 0 unit-weeks, or leave them out: then it is the units on every night",
                        "JPA 7.2")
                .refuse(
                        weeks != null && weeks.stripTrailingZeros().scale() > 1,
                        field.apply("unitWeeks"),
                        "BAD_USER_INPUT",
                        "Enter unit-weeks with one decimal at most",
                        "JPA 7.2")
                .refuse(
                        weeks != null
                                && wanted.units() > 0
                                && weeks.multiply(NIGHTS_A_WEEK)
                                                .compareTo(BigDecimal.valueOf((long) wanted.units() * MOST_NIGHTS))
                                        > 0,
                        field.apply("unitWeeks"),
                        "IMPOSSIBLE",
                        "%s cannot be used for more than 52.3 weeks each in a year"
                                .formatted(InWords.units(wanted.units())),
                        "JPA 7.2");
    }

    private void days(Terms wanted, JointSchemeRecord scheme, UnaryOperator<String> field, Faults faults) {
        Optional<QuotaRecord> before = database.selectFrom(QUOTA)
                .where(QUOTA.SCHEME_ID.eq(scheme.getId()))
                .and(QUOTA.SCOPE.eq(wanted.scope()))
                .orderBy(QUOTA.FROM_DAY.desc())
                .limit(1)
                .fetchOptional();
        faults.refuse(
                        wanted.from().isBefore(scheme.getStartsOn()),
                        field.apply("fromDay"),
                        "OUT_OF_RANGE",
                        "The scheme begins on %s: so does its quota, at the earliest"
                                .formatted(InWords.day(scheme.getStartsOn())),
                        "JPA 7.2")
                .refuse(
                        scheme.getEndedOn() != null && wanted.from().isAfter(scheme.getEndedOn()),
                        field.apply("fromDay"),
                        "OUT_OF_RANGE",
                        "The scheme has ended before",
                        "JPA 14")
                .refuse(
                        before.filter(each -> !wanted.from().isAfter(each.getFromDay()))
                                .isPresent(),
                        field.apply("fromDay"),
                        "OUT_OF_RANGE",
                        before.map(each -> "The quota before begins on %s: enter a day after it"
                                        .formatted(InWords.day(each.getFromDay())))
                                .orElse(""),
                        "JPA 7.2");
    }

    private void neighbours(Terms wanted, JointSchemeRecord scheme, UnaryOperator<String> field, Faults faults) {
        boolean areWanted = wanted.scope().equals("NEIGHBOURS");
        faults.refuse(
                        areWanted && wanted.neighbours().isEmpty(),
                        field.apply("neighbours"),
                        "INCOMPLETE",
                        "Name the neighbouring authorities that the quota is for",
                        "JPA 7.2")
                .refuse(
                        !areWanted && !wanted.neighbours().isEmpty(),
                        field.apply("neighbours"),
                        "BAD_USER_INPUT",
                        "Neighbours are named in a quota of the scope NEIGHBOURS",
                        "JPA 7.2")
                .refuse(
                        new HashSet<>(wanted.neighbours()).size()
                                < wanted.neighbours().size(),
                        field.apply("neighbours"),
                        "DUPLICATE",
                        "Name each neighbour once");
        for (UUID neighbour : new HashSet<>(wanted.neighbours())) {
            String name = database.select(AUTHORITY.NAME)
                    .from(AUTHORITY)
                    .where(AUTHORITY.ID.eq(neighbour))
                    .fetchOptional(AUTHORITY.NAME)
                    .orElse("");
            faults.refuse(
                            name.isEmpty(),
                            field.apply("neighbours"),
                            "NOT_FOUND",
                            "Choose authorities: one of these is not there")
                    .refuse(
                            changes.takesPart(scheme, neighbour, wanted.from()),
                            field.apply("neighbours"),
                            "IMPOSSIBLE",
                            name + " takes part in the scheme: it refers under its own units",
                            "JPA 6.1")
                    .refuse(
                            !changes.takesPart(scheme, neighbour, wanted.from())
                                    && isMember(scheme, neighbour, wanted.from()),
                            field.apply("neighbours"),
                            "IMPOSSIBLE",
                            name + " belongs to the partnership: the quota of the scope WEST_LONDON is for it",
                            "JPA 7.2");
        }
    }

    private boolean isMember(JointSchemeRecord scheme, UUID authority, LocalDate day) {
        return database.fetchSingle(
                        "select exists (select from app.member_ids({0}, {1}) m where m = {2})",
                        DSL.val(scheme.getPartnershipId()), DSL.val(day), DSL.val(authority))
                .get(0, boolean.class);
    }
}
