package uk.interborough.query.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.OddProviders;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/**
 * Thousands of queries nobody wrote, each answered twice: by the engine, and slowly in Java from all rows the viewer may
 * see. {@code -Drandom.seed=7 -Drandom.queries=20000} asks others, or more.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RandomAnswers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Viewer EALING = Viewer.as("commissioner.ealing");

    final Contract contract = new Contract();

    @Autowired
    TestDatabase database;

    private World world;
    private Reference reference;

    static LongStream seeds() {
        Long seed = Long.getLong("random.seed");
        return seed == null ? LongStream.of(1, 2, 3, 4) : LongStream.of(seed);
    }

    @BeforeAll
    void readEverything() throws SQLException {
        PlainSql owner = PlainSql.over(database.owner());
        OddProviders.add(owner);
        world = new World(
                database.app(),
                owner.value("select id from account where username = 'commissioner.ealing'"),
                Time.TODAY.toString());
        reference = new Reference(contract, world);
    }

    @AfterAll
    void close() throws SQLException {
        world.close();
    }

    /** Asks and compares as many as usual, unless others are wanted. */
    void ask(long seed, List<GraphQLFieldDefinition> roots, int usual) {
        int queries = Integer.getInteger("random.queries", usual);
        Dice dice = new Dice(seed);
        Questions questions = new Questions(contract, world, dice, roots);
        int values = 0;
        int slow = 0;
        for (int number = 1; number <= queries; number++) {
            Asked asked = questions.next();
            Outcome outcome = compare(asked);
            if (outcome.isOfNowAlone()) {
                continue;
            }
            if (outcome.wrong() == null && !asked.others().isEmpty()) {
                asked = asked.again(); // what was kept of the first time must not show
                outcome = compare(asked);
                number++;
                if (outcome.isOfNowAlone()) {
                    continue;
                }
            }
            while (outcome.wrong() == null && !outcome.cursors().isEmpty() && dice.chance(0.5)) {
                Asked further = continued(asked, outcome, dice);
                Outcome next = compare(further);
                if (next.isInvalid()) {
                    break; // the list stands there twice and is now asked for in two ways, or the page is too large
                }
                asked = further;
                outcome = next;
                number++;
            }
            if (outcome.isSlow()) {
                slow++;
            } else if (outcome.wrong() != null) {
                fail(told(seed, number, asked, outcome.wrong()));
            }
            values += outcome.values();
        }
        assertThat(values).as("values compared").isGreaterThan(5 * queries);
        assertThat(slow).as("refused as too slow").isLessThan(5 + queries / 200);
    }

    /** Everything that can be reached from these and never comes up. */
    Set<String> leftOut(List<GraphQLFieldDefinition> roots) {
        Dice dice = new Dice(0);
        Questions questions = new Questions(contract, world, dice, roots);
        Set<String> left = contract.reached(roots);
        for (int i = 0; i < 300_000 && left.size() > 1; i++) {
            questions.next();
            if (i % 1_000 == 0) {
                left.removeAll(dice.thrown());
            }
        }
        left.removeAll(dice.thrown());
        return left;
    }

    /** What is wrong with an answer, null when nothing is; and the cursors in it. */
    private record Outcome(@Nullable String wrong, Document document, Map<String, Page.Cursor> cursors, int values) {
        private boolean isError(String code) {
            return wrong != null && wrong.startsWith("an error") && wrong.contains("code=" + code);
        }

        boolean isSlow() {
            return isError("TIMEOUT");
        }

        /** What looks back and cannot: full-text search, and what is not kept. */
        boolean isOfNowAlone() {
            return isError("BAD_USER_INPUT") && String.valueOf(wrong).contains("asOf.knownAt");
        }

        boolean isInvalid() {
            return isError("VALIDATION") || isError("LIMIT_EXCEEDED");
        }
    }

    private Outcome compare(Asked asked) {
        Document document = Parser.parse(asked.text());
        String text = EALING.asks(asked.text(), asked.variables()).text();
        Map<?, ?> body = JSON.readValue(text, Map.class);
        if (body.containsKey("errors")) {
            return new Outcome("an error: " + body.get("errors"), document, Map.of(), 0);
        }
        Difference difference = new Difference();
        String first = difference.first(reference.answer(new Given(document, asked.variables())), body.get("data"));
        difference.cursors().forEach((cursor, place) -> reference.learn(cursor, place.row()));
        return new Outcome(first, document, difference.cursors(), difference.values());
    }

    private static Asked continued(Asked asked, Outcome outcome, Dice dice) {
        Map.Entry<String, Page.Cursor> one =
                dice.one(List.copyOf(outcome.cursors().entrySet()));
        return Cut.continued(
                asked,
                outcome.document(),
                one.getValue().asked(),
                one.getKey(),
                dice.chance(0.3),
                dice.chance(0.3) ? 60 : dice.from(0, 6));
    }

    private String told(long seed, int number, Asked asked, String wrong) {
        boolean refused = wrong.startsWith("an error");
        Asked smallest = Cut.smallest(
                asked,
                other -> {
                    Outcome outcome = compare(other);
                    return outcome.wrong() != null
                            && !outcome.isInvalid()
                            && outcome.wrong().startsWith("an error") == refused;
                },
                600);
        return "query %d of seed %d: %s%n%s%nvariables %s%n%nsmallest: %s%n%s%nvariables %s"
                .formatted(
                        number,
                        seed,
                        wrong,
                        asked.text(),
                        JSON.writeValueAsString(asked.variables()),
                        compare(smallest).wrong(),
                        smallest.text(),
                        JSON.writeValueAsString(smallest.variables()));
    }
}
