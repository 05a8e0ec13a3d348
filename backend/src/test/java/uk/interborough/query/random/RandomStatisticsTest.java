package uk.interborough.query.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics, however they are grouped. */
class RandomStatisticsTest extends RandomAnswers {

    @ParameterizedTest
    @MethodSource("seeds")
    void everyGroupComesToWhatItsRowsDo(long seed) {
        ask(seed, Questions.statistics(contract), 150);
    }

    @Test
    void everyFigureIsAskedForTestedAndSortedBy() {
        // what a group points to is asked about enough elsewhere
        assertThat(leftOut(Questions.statistics(contract)))
                .filteredOn(
                        name -> name.matches(
                                ".*(Group|GroupFilter|GroupKey|Stats|StatsFilter|StatsOrder|DistinctCount|TimePeriod|RateInterval)\\..*"))
                .isEmpty();
    }
}
