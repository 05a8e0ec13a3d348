package uk.interborough.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a workbook is written from: a service and a financial year. */
record WorkbookForm(
        String serviceId,
        String serviceName,
        String provider,
        String clientGroup,
        String serviceType,
        String authority,
        int financialYear,
        boolean accommodationBased,
        boolean floatingSupport,
        List<Quarter> quarters,
        List<Choice> reasons,
        List<Choice> destinations,
        List<String> authorities) {

    /**
     * @param terms null when the service is not under contract in the quarter
     * @param stored the return that exists already; null where there is none
     */
    record Quarter(
            int number,
            LocalDate firstDay,
            LocalDate lastDay,
            LocalDate dueOn,
            @Nullable Terms terms,
            @Nullable QuarterContent stored) {}

    /** What is under contract in the quarter. */
    record Terms(Duration duration, int units, BigDecimal hoursPerWeek, long unitDays, BigDecimal staffHours) {}

    /** @param group what the choice counts as, e.g. PLANNED */
    record Choice(String code, String name, String group) {
        String words() {
            return code + " " + name;
        }
    }

    /** SPI 2b applies. */
    boolean countsSupport() {
        return floatingSupport || !accommodationBased;
    }

    String fileName() {
        return serviceId.replaceAll("[^A-Za-z0-9 ._-]", "_") + " " + Layout.year(financialYear) + ".xlsx";
    }
}
