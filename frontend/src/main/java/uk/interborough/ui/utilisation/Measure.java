package uk.interborough.ui.utilisation;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import uk.interborough.ui.api.Indicators;
import uk.interborough.ui.api.Rate;

/** What is looked at: one of the seven indicators of Schedule 4. */
public enum Measure {
    UTILISATION(
            "spi2a",
            "SPI 2a: utilisation of accommodation",
            "Utilisation",
            "Occupied over contracted unit-days. Accommodation-based services; above 100% the return is flagged.",
            Indicators::utilisation),
    SUPPORT_UTILISATION(
            "spi2b",
            "SPI 2b: utilisation of support",
            "Utilisation of support",
            "User-weeks supported over household units times weeks. Support, alone or beside accommodation.",
            Indicators::supportUtilisation),
    AVAILABILITY(
            "spi1",
            "SPI 1: availability",
            "Availability",
            "Unit-days available over contracted unit-days. Accommodation-based services.",
            Indicators::availability),
    INDEPENDENT_LIVING(
            "kpi1",
            "KPI 1: independent living",
            "Independent living",
            "Of people at the quarter’s end and leavers, those who maintain or established independence."
                    + " Long-term services and floating support.",
            Indicators::independentLiving),
    PLANNED_MOVES(
            "kpi2",
            "KPI 2: planned moves",
            "Planned moves",
            "Planned departures of planned and unplanned ones. Short-term services.",
            Indicators::plannedMoves),
    STAFFING(
            "spi3",
            "SPI 3: staffing",
            "Staffing",
            "Staff hours worked over hours contracted. Staffed services.",
            Indicators::staffing),
    THROUGHPUT(
            "spi4",
            "SPI 4: throughput",
            "Throughput",
            "People at the quarter’s end and departures over contracted units. All services.",
            Indicators::throughput);

    private final String code;
    private final String label;
    private final String subject;
    private final String definition;
    private final Function<Indicators, Rate> rate;

    Measure(String code, String label, String subject, String definition, Function<Indicators, Rate> rate) {
        this.code = code;
        this.label = label;
        this.subject = subject;
        this.definition = definition;
        this.rate = rate;
    }

    static Optional<Measure> parse(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code.equals(code))
                .findFirst();
    }

    /** As in addresses. */
    String code() {
        return code;
    }

    /** With the number of the schedule. */
    public String label() {
        return label;
    }

    /** What a sentence about it begins with. */
    public String subject() {
        return subject;
    }

    /** How it is worked out, and what it applies to. */
    public String definition() {
        return definition;
    }

    /** Its rate in a row. */
    public Rate of(Indicators row) {
        return rate.apply(row);
    }
}
