package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/** What was agreed about a scheme: schedules, agreements with partners, prices, agencies. */
record Agreement(
        Page<Schedule> schemeSchedules,
        Page<WithPartner> jointAgreements,
        @Nullable Scheme jointScheme) {

    /** What holds from a day on. Price null: the price before goes on. */
    record Schedule(
            String id,
            int number,
            String kind,
            LocalDate effectiveOn,
            int units,
            @Nullable BigDecimal annualPrice,
            int rpiMonth,
            String rpiMethod,
            String rpiFloor,
            String because,
            OffsetDateTime recordedAt,
            Page<Bought> services,
            Page<Allocation> allocations) {

        Uplift uplift() {
            return new Uplift(rpiMonth, rpiMethod, rpiFloor);
        }
    }

    /** A service that is bought. Null: not open to the viewer. */
    record Bought(int units, @Nullable Named service) {}

    /** Whose units they are. Share in per cent. */
    record Allocation(int units, BigDecimal sharePercent, boolean isInForce, Authority authority) {}

    /** The agreement with one partner. Signed null: not yet. */
    record WithPartner(
            String id,
            Authority partner,
            String state,
            LocalDate startsOn,
            LocalDate endsOn,
            LocalDate lastDay,
            int daysLeft,
            @Nullable LocalDate leadSignedOn,
            @Nullable String leadSignatory,
            @Nullable LocalDate partnerSignedOn,
            @Nullable String partnerSignatory,
            @Nullable String ending,
            @Nullable Integer units,
            @Nullable BigDecimal annualCost,
            @Nullable String purchaseOrder,
            @Nullable String costCode) {}

    /** What a unit costs a year. Null: the index is not on record yet. */
    record Price(
            LocalDate fromDay,
            LocalDate toDay,
            @Nullable BigDecimal annualPrice,
            String origin,
            @Nullable LocalDate rpiMonth,
            @Nullable String rpiMethod,
            @Nullable String rpiFloor,
            @Nullable BigDecimal indexThen,
            @Nullable BigDecimal indexBefore,
            @Nullable BigDecimal changePercent,
            boolean isInForce) {}

    /** Who may refer. */
    record Agency(
            String name,
            boolean isCentralPoint,
            LocalDate fromDay,
            @Nullable LocalDate toDay,
            Authority authority) {}

    /** What hangs on the scheme itself. */
    record Scheme(int version, Page<Price> unitPrices, Page<Agency> agencies) {}

    static Agreement ask(Api api, String scheme) {
        return api.ask("scheme-agreement", Map.of("scheme", scheme), Agreement.class);
    }

    /** Version of the scheme; 0 where it is not there. */
    int version() {
        return jointScheme == null ? 0 : jointScheme.version();
    }

    List<Price> prices() {
        return jointScheme == null ? List.of() : jointScheme.unitPrices().nodes();
    }

    List<Agency> agencies() {
        return jointScheme == null ? List.of() : jointScheme.agencies().nodes();
    }
}
