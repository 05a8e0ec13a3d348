package uk.interborough.ui.utilisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.interborough.ui.api.FinancialQuarter;

class ViewStateTest {

    private static final FinancialQuarter LAST = new FinancialQuarter(2026, 2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p=2023-Q3..2026-Q2",
                "b=EAL,HRW&p=2023-Q3..2026-Q2",
                "ps=WEST_LONDON&p=2023-Q3..2026-Q2",
                "b=EAL&client=7,16&p=2024-Q1..2026-Q2&m=kpi2&view=both&type=ACC",
                "provider=provider-00000000-0000-7000-8000-000000000001&p=2026-Q2..2026-Q2&view=table",
            })
    void anAddressComesBackAsItWas(String address) {
        ViewState.Reading reading = ViewState.read(QueryParameters.fromString(address), LAST);

        assertThat(reading.ignored()).isEmpty();
        assertThat(reading.state().write().getParameters())
                .isEqualTo(QueryParameters.fromString(address).getParameters());
    }

    @Test
    void withoutAnAddressTheLastTwelveQuartersOfSpi2aAreShown() {
        ViewState state = ViewState.read(QueryParameters.empty(), LAST).state();

        assertThat(state.period().code()).isEqualTo("2023-Q3..2026-Q2");
        assertThat(state.measure()).isEqualTo(Measure.UTILISATION);
        assertThat(state.isNarrowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour=blue",
                "p=yesterday",
                "p=2026-Q2..2024-Q1",
                "p=1990-Q1..2026-Q2",
                "p=2024-Q5..2026-Q1",
                "m=spi9",
                "view=pie",
                "b=<script>",
                "provider=service-1",
                "ps=west%20london",
            })
    void whatIsUnknownIsIgnoredAndNamed(String address) {
        ViewState.Reading reading = ViewState.read(QueryParameters.fromString(address + "&b=EAL"), LAST);

        assertThat(reading.ignored()).isNotEmpty();
        assertThat(reading.state().measure()).isEqualTo(Measure.UTILISATION);
    }

    @Test
    void aBoroughIsChosenAndLeftAgain() {
        ViewState one = ViewState.usual(LAST).toggleBorough("EAL").toggleBorough("HRW");

        assertThat(one.boroughs()).containsExactly("EAL", "HRW");
        assertThat(one.toggleBorough("EAL").boroughs()).isEqualTo(List.of("HRW"));
    }

    @Test
    void aPeriodGivesWayToTheEndThatWasChosenLast() {
        Period period = Period.upTo(LAST);

        assertThat(period.withUntil(new FinancialQuarter(2022, 1)).code()).isEqualTo("2022-Q1..2022-Q1");
        assertThat(period.withFrom(new FinancialQuarter(2020, 1)).code()).isEqualTo("2020-Q1..2024-Q4");
    }
}
