package uk.interborough.joint;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule says: services, whose units they are, price and terms.
 *
 * @param annualPrice of a unit, in pounds; null: the price before goes on, with its uplifts
 */
record Plan(
        List<Bought> services,
        List<Share> allocations,
        @Nullable BigDecimal annualPrice,
        Uplift uplift) {

    /** A service and how many of its units. */
    record Bought(UUID service, int units) {}

    /** An authority and how many of the units. */
    record Share(UUID authority, int units) {}

    /** @param rpiMonth 1 January to 12 December */
    record Uplift(int rpiMonth, String rpiMethod, String rpiFloor) {}

    /** What differs from the plan before; null: as before. */
    record Changed(
            @Nullable List<Bought> services,
            @Nullable List<Share> allocations,
            @Nullable BigDecimal annualPrice,
            @Nullable Uplift uplift) {

        boolean isNothing() {
            return services == null && allocations == null && annualPrice == null && uplift == null;
        }
    }

    /** @param keepsPrice the plan before is replaced from its first day, so a price that it agreed is agreed again */
    Plan with(Changed changed, boolean keepsPrice) {
        return new Plan(
                changed.services() == null ? services : List.copyOf(changed.services()),
                changed.allocations() == null ? allocations : List.copyOf(changed.allocations()),
                changed.annualPrice() == null && keepsPrice ? annualPrice : changed.annualPrice(),
                changed.uplift() == null ? uplift : changed.uplift());
    }

    long units() {
        return services.stream().mapToLong(Bought::units).sum();
    }

    long allocated() {
        return allocations.stream().mapToLong(Share::units).sum();
    }

    /** The authorities with units but for the lead. */
    List<UUID> partners(UUID lead) {
        return allocations.stream()
                .filter(share -> share.units() > 0)
                .map(Share::authority)
                .filter(authority -> !authority.equals(lead))
                .toList();
    }
}
