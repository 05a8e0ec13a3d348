package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Reply;

/** While somebody pages, others add and delete rows: what stood throughout comes exactly once, in order, either way. */
class PagingUnderChangeTest extends Answers {
    private static final List<String> ORDERS = List.of(
            "",
            "{name:DESC}",
            "{becameKnownOn:ASC_NULLS_FIRST}",
            "{becameKnownOn:DESC},{name:ASC}",
            "{services:{by:{count:DESC}}}",
            "{services:{where:{units:{gt:9}},by:{units:{sum:ASC_NULLS_FIRST}}}},{becameKnownOn:DESC}");
    private static final List<String> FILTERS =
            List.of("{}", "{name:{contains:\"o\"}}", "{services:{aggregate:{count:{lt:3}}}}");

    private final Set<Integer> coming = new HashSet<>();
    private int named;

    @AfterEach
    void theyAllLeave() {
        owner.does("delete from provider where description = 'comes and goes'");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void pagesNeitherRepeatNorSkipWhatStood(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String order = ORDERS.get((int) (seed % ORDERS.size()));
        String filter = FILTERS.get(random.nextInt(FILTERS.size()));
        int size = 5 + random.nextInt(20);
        someCome(random, 40);

        Set<String> stood = new HashSet<>(all(order, filter));
        List<String> forwards = paged(order, filter, size, false, random);
        List<String> backwards = paged(order, filter, size, true, random);
        List<String> now = all(order, filter);
        stood.retainAll(now);

        assertThat(forwards).doesNotHaveDuplicates();
        assertThat(backwards).doesNotHaveDuplicates();
        now.retainAll(stood);
        assertThat(now).hasSizeGreaterThan(10);
        assertThat(forwards.stream().filter(stood::contains).toList()).isEqualTo(now);
        assertThat(backwards.stream().filter(stood::contains).toList()).isEqualTo(now.reversed());
    }

    private List<String> all(String order, String filter) {
        return new ArrayList<>(
                EALING.asks("{providers(where:" + filter + ",orderBy:[" + order + "],first:500){nodes{id}}}")
                        .values());
    }

    private List<String> paged(String order, String filter, int size, boolean backwards, RandomGenerator random) {
        String query =
                "query($c:String,$n:Int){providers(where:%s,orderBy:[%s],%s:$n,%s:$c){nodes{id} pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}"
                        .formatted(filter, order, backwards ? "last" : "first", backwards ? "before" : "after");
        List<String> ids = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("n", size));
        while (true) {
            JsonNode page = EALING.asks(query, variables).at("/providers");
            List<String> nodes = Reply.valuesOf(page.get("nodes"));
            ids.addAll(backwards ? nodes.reversed() : nodes);
            JsonNode info = page.get("pageInfo");
            if (!info.get(backwards ? "hasPreviousPage" : "hasNextPage").asBoolean()) {
                return ids;
            }
            variables.put("c", info.get(backwards ? "startCursor" : "endCursor").asString());
            someCome(random, random.nextInt(3));
            someGo(random);
        }
    }

    private void someCome(RandomGenerator random, int some) {
        String[] inserts = new String[some];
        for (int i = 0; i < some; i++) {
            int number = named++;
            coming.add(number);
            inserts[i] =
                    "insert into provider (id, name, description, became_known_on) values (app.named_id('comes', '%d'), '%s', 'comes and goes', %s)"
                            .formatted(
                                    number,
                                    (char) ('A' + random.nextInt(26)) + "ook " + number % 7,
                                    random.nextInt(3) == 0 ? "null" : "date '2020-01-01' + " + random.nextInt(9));
        }
        owner.does(inserts);
    }

    private void someGo(RandomGenerator random) {
        List<Integer> there = new ArrayList<>(coming);
        for (int i = random.nextInt(3); i > 0 && !there.isEmpty(); i--) {
            int number = there.remove(random.nextInt(there.size()));
            coming.remove(number);
            owner.does("delete from provider where id = app.named_id('comes', '" + number + "')");
        }
    }
}
