package uk.interborough.query.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists and rows, whatever is asked of them. */
class RandomQueriesTest extends RandomAnswers {

    @ParameterizedTest
    @MethodSource("seeds")
    void everyAnswerIsWhatTheContractSays(long seed) {
        ask(seed, Questions.lists(contract), 500);
    }

    @Test
    void whatIsAskedLeavesNothingOfTheContractOut() {
        assertThat(leftOut(Questions.lists(contract))).containsOnly("Query.node");
    }
}
