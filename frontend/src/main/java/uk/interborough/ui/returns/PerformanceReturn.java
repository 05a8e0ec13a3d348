package uk.interborough.ui.returns;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ExpectedReturn;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Indicators;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Rate;

/** A return in its latest version, with what was made of it. */
record PerformanceReturn(
        String id,
        int version,
        OffsetDateTime receivedAt,
        @Nullable OffsetDateTime amendedAt,
        Named receivedBy,
        @Nullable Source source,
        FinancialQuarter quarter,
        Named authority,
        ExpectedReturn.Service service,
        @Nullable Integer capacity,
        @Nullable Integer unitDaysAvailable,
        @Nullable Integer unitDaysOccupied,
        @Nullable BigDecimal userWeeks,
        @Nullable BigDecimal staffHours,
        @Nullable Integer clientsAtStart,
        @Nullable Integer arrivals,
        @Nullable Integer departures,
        @Nullable Integer clientsAtEnd,
        @Nullable Integer clientsMaintaining,
        @Nullable Integer readyToMoveOn,
        @Nullable Quarterly indicator,
        Page<Check> checks,
        Page<Departure> departureLines,
        Page<Referral> referrals,
        Page<Version> versions)
        implements Inputs {

    /** The file it came from. */
    record Source(String fileName) {}

    /** The indicators made from it. */
    record Quarterly(
            boolean flagged,
            @Nullable Integer departuresCounted,
            Rate independentLiving,
            Rate plannedMoves,
            Rate availability,
            Rate utilisation,
            Rate occupancyOfAvailable,
            Rate supportUtilisation,
            Rate staffing,
            Rate throughput)
            implements Indicators {}

    /** A check, passed or failed. */
    record Check(String question, boolean flagged, String found, String expected) {}

    /** People who left for one reason to one kind of place. */
    record Departure(int people, Reason departureReason, Destination departureDestination) {}

    /** Why somebody left. */
    record Reason(String name, String outcome) {}

    /** Where somebody went. */
    record Destination(String name, String independent) {}

    /** Where people came from. */
    record Referral(String agency, String sourceName, int accepted, BigDecimal unitWeeks) {}

    /** A version as it was recorded. */
    record Version(
            int version,
            OffsetDateTime recordedAt,
            @Nullable OffsetDateTime supersededAt,
            Named receivedBy,
            @Nullable Integer capacity,
            @Nullable Integer unitDaysAvailable,
            @Nullable Integer unitDaysOccupied,
            @Nullable BigDecimal userWeeks,
            @Nullable BigDecimal staffHours,
            @Nullable Integer clientsAtStart,
            @Nullable Integer arrivals,
            @Nullable Integer departures,
            @Nullable Integer clientsAtEnd,
            @Nullable Integer clientsMaintaining,
            @Nullable Integer readyToMoveOn)
            implements Inputs {}

    private record Answer(@Nullable PerformanceReturn performanceReturn) {}

    static Optional<PerformanceReturn> ask(Api api, String id) {
        return api.askAbout(id, "performance-return", Answer.class).map(Answer::performanceReturn);
    }
}
