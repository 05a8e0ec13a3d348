package uk.interborough.joint;

import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.Rules;

/** What must hold of a plan whenever it begins. */
final class PlanRules {
    private static final int MOST_UNITS = 10_000;
    private static final BigDecimal HIGHEST_PRICE = BigDecimal.valueOf(1_000_000);

    private final DSLContext database;
    private final Rules rules;

    PlanRules(DSLContext database, Rules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** Whose scheme it is. */
    record Scheme(UUID partnership, UUID lead) {}

    /**
     * @param until last day; null: until another schedule is appended
     */
    void check(Plan plan, Scheme scheme, LocalDate from, @Nullable LocalDate until) {
        services(plan.services(), scheme);
        allocations(plan, scheme, from, until);
        price(plan.annualPrice());
        int month = plan.uplift().rpiMonth();
        rules.refuse(
                month < 1 || month > 12,
                "uplift",
                "OUT_OF_RANGE",
                "The month of the index is 1 for January to 12 for December",
                "JPA 12");
    }

    private void services(List<Plan.Bought> services, Scheme scheme) {
        rules.refuse(services.isEmpty(), "services", "INCOMPLETE", "Name the services that are bought", "JPA 4.1");
        Set<UUID> named = new HashSet<>();
        for (Plan.Bought bought : services) {
            rules.refuse(
                            bought.units() < 1 || bought.units() > MOST_UNITS,
                            "services",
                            "OUT_OF_RANGE",
                            "A service has 1 to %,d units, not %,d".formatted(MOST_UNITS, bought.units()),
                            "JPA 4.1")
                    .refuse(
                            !named.add(bought.service()),
                            "services",
                            "DUPLICATE",
                            "Name each service once: one of them stands there twice")
                    .refuse(
                            !database.fetchExists(
                                    SERVICE,
                                    SERVICE.ID
                                            .eq(bought.service())
                                            .and(SERVICE.AUTHORITY_ID.eq(scheme.lead()))
                                            .and(SERVICE.PARTNERSHIP_ID.eq(scheme.partnership()))),
                            "services",
                            "NOT_FOUND",
                            "Choose services under a contract of the lead authority: one of these is none",
                            "JPA 5.1");
        }
    }

    private void allocations(Plan plan, Scheme scheme, LocalDate from, @Nullable LocalDate until) {
        Set<UUID> named = new HashSet<>();
        for (Plan.Share share : plan.allocations()) {
            rules.refuse(
                            share.units() < 0 || share.units() > MOST_UNITS,
                            "allocations",
                            "OUT_OF_RANGE",
                            "An authority has 0 to %,d units, not %,d".formatted(MOST_UNITS, share.units()))
                    .refuse(
                            !named.add(share.authority()),
                            "allocations",
                            "DUPLICATE",
                            "Name each authority once: %s stands there twice".formatted(name(share.authority())))
                    .refuse(
                            !rules.isMember(scheme.partnership(), share.authority(), from),
                            "allocations",
                            "NOT_FOUND",
                            "%s is no member of the partnership on %s"
                                    .formatted(name(share.authority()), Written.day(from)),
                            "JPA 1");
        }
        rules.refuse(
                plan.partners(scheme.lead()).isEmpty(),
                "allocations",
                "INCOMPLETE",
                "Two or more authorities buy jointly: give units to one that is not the lead",
                "J 3.7");
        long missing = plan.units() - plan.allocated();
        rules.refuse(
                missing != 0,
                "allocations",
                "IMPOSSIBLE",
                "The allocations are %s, %s %s than the %s of the services, %s"
                        .formatted(
                                Written.units(plan.allocated()),
                                Math.abs(missing),
                                missing > 0 ? "fewer" : "more",
                                Written.units(plan.units()),
                                until == null
                                        ? "from " + Written.day(from) + " on"
                                        : "from " + Written.day(from) + " to " + Written.day(until)),
                "JPA 8.2");
    }

    private void price(@Nullable BigDecimal price) {
        rules.refuse(
                price != null && (price.signum() <= 0 || price.compareTo(HIGHEST_PRICE) > 0),
                "annualPrice",
                "OUT_OF_RANGE",
                "The price of a unit a year is above £0.00 and at most £1,000,000.00",
                "JPA 10.1");
    }

    private String name(UUID authority) {
        return database.select(AUTHORITY.NAME)
                .from(AUTHORITY)
                .where(AUTHORITY.ID.eq(authority))
                .fetchOptional(AUTHORITY.NAME)
                .orElse("An authority that is not there");
    }
}
