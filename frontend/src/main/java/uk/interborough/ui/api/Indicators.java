package uk.interborough.ui.api;

/** The seven indicators of Schedule 4, of whatever they were worked out for. */
public interface Indicators {

    /** KPI 1. */
    Rate independentLiving();

    /** KPI 2. */
    Rate plannedMoves();

    /** SPI 1. */
    Rate availability();

    /** SPI 2a. */
    Rate utilisation();

    /** SPI 2b. */
    Rate supportUtilisation();

    /** SPI 3. */
    Rate staffing();

    /** SPI 4. */
    Rate throughput();
}
