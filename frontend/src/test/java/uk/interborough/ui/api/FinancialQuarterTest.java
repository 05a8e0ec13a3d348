package uk.interborough.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinancialQuarterTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-Q2",
        "2026-10-01, 2026-Q2",
        "2026-09-30, 2026-Q1",
        "2026-04-01, 2025-Q4",
        "2026-03-31, 2025-Q3",
        "2026-01-01, 2025-Q3",
    })
    void theQuarterThatEndedLastIsKnown(LocalDate today, String quarter) {
        assertThat(FinancialQuarter.endedBefore(today).code()).isEqualTo(quarter);
    }

    @ParameterizedTest
    @CsvSource({"2026-Q1, -1, 2025-Q4", "2026-Q4, 1, 2027-Q1", "2026-Q2, -11, 2023-Q3"})
    void quartersAreCounted(String from, int by, String to) {
        FinancialQuarter start = FinancialQuarter.parse(from).orElseThrow();

        assertThat(start.plus(by).code()).isEqualTo(to);
        assertThat(start.until(start.plus(by))).isEqualTo(by);
    }
}
