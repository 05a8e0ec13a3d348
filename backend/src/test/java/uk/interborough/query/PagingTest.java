package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Reply;

class PagingTest extends Answers {
    private static final String FORWARDS =
            "query($after:String){services(orderBy:[%s],first:83,after:$after){nodes{id} pageInfo{hasNextPage endCursor startCursor} edges{cursor}}}";
    private static final String BACKWARDS =
            "query($before:String){services(orderBy:[%s],last:83,before:$before){nodes{id} pageInfo{hasPreviousPage startCursor}}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{name:ASC}",
                "{name:DESC}",
                "{units:ASC}",
                "{units:DESC_NULLS_FIRST},{name:ASC}",
                "{units:ASC_NULLS_FIRST},{annualPrice:DESC}",
                "{directAccess:ASC},{units:DESC}",
                "{postcode:DESC},{stage:ASC}",
                "{secondaryClientGroup:{name:DESC_NULLS_FIRST}},{units:ASC}",
                "{provider:{name:ASC}},{lastVerifiedOn:DESC}",
                "{staffHoursPerWeek:DESC},{accommodationType:{name:ASC_NULLS_FIRST}}",
                "{id:DESC}",
                "{currentContract:{signedOn:DESC}},{duration:ASC}",
                "{description:ASC}",
                "{secondaryClientGroup:{id:ASC}}",
                "{contracts:{by:{count:DESC}}}",
                "{contracts:{where:{units:{gt:12}},by:{annualPrice:{avg:DESC_NULLS_FIRST}}}},{units:ASC}",
                "{provider:{services:{where:{units:{gt:20}},by:{units:{sum:ASC}}}}},{name:DESC}",
                "{performanceReturns:{where:{quarter:{inPeriod:{lastMonths:12}}},by:{userWeeks:{max:ASC_NULLS_FIRST}}}}",
                "{performanceReturns:{by:{unitDaysOccupied:{min:DESC}}}},{contracts:{by:{count:ASC}}}"
            })
    void pagesNeitherSkipNorRepeat(String order) {
        List<String> forwards = forwards(order);
        assertThat(forwards).doesNotHaveDuplicates();
        assertThat(forwards).containsExactlyInAnyOrderElementsOf(owner.values(SEEN_IDS));
        assertThat(backwards(order)).isEqualTo(forwards.reversed());
    }

    private static final String SEEN_IDS =
            "select 'service-' || id from service where partnership_id = (select id from partnership where code = 'WEST_LONDON')";

    @Test
    void aNestedCursorLeadsOnInsideItsObject() {
        String query =
                "query($after:String){authorities(where:{slug:{eq:\"ealing\"}}){nodes{services(first:40,after:$after,orderBy:[{units:DESC}]){nodes{id} pageInfo{hasNextPage endCursor}}}}}";
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = EALING.asks(query, after == null ? Map.of() : Map.of("after", after))
                    .at("/authorities/nodes/0/services");
            ids.addAll(Reply.valuesOf(page.get("nodes")));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        assertThat(ids)
                .isEqualTo(EALING.asks(
                                "{services(where:{authority:{slug:{eq:\"ealing\"}}},orderBy:[{units:DESC}],first:500){nodes{id}}}")
                        .values());
    }

    @Test
    void aCursorIsTheSameAtTheRootAndNested() {
        for (String page : List.of(
                "services(first:30){edges{cursor}}",
                "services(where:{units:{gt:3},name:{contains:\"é\\\"\"}},first:30){pageInfo{endCursor}}",
                "services(where:{units:{gt:3}},orderBy:[{contracts:{where:{units:{lt:40}},by:{annualPrice:{avg:DESC}}}}],first:30){edges{cursor}}")) {
            assertThat(EALING.asks("{partnerships(where:{code:{eq:\"WEST_LONDON\"}}){nodes{" + page + "}}}")
                            .values())
                    .isEqualTo(EALING.asks("{" + page + "}").values());
        }
    }

    @Test
    void aFunctionIsPagedByItsWholeKey() {
        String query =
                "query($after:String){authorityQuarters(orderBy:[{expected:ASC}],first:13,after:$after){edges{cursor node{authority{slug} quarter{label}}} pageInfo{hasNextPage endCursor}}}";
        List<String> rows = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = EALING.asks(query, after == null ? Map.of() : Map.of("after", after))
                    .at("/authorityQuarters");
            page.get("edges").forEach(edge -> rows.add(edge.get("node").toString()));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        assertThat(rows).hasSize(8 * 12).doesNotHaveDuplicates();
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        String cursor = EALING.asks("{services(first:1,orderBy:[{units:ASC}]){pageInfo{endCursor}}}")
                .values()
                .getFirst();
        for (String order :
                List.of("{units:DESC}", "{name:ASC}", "{units:ASC},{name:ASC}", "{units:ASC_NULLS_FIRST}")) {
            assertThat(EALING.asks("{services(orderBy:[" + order + "],after:\"" + cursor + "\"){nodes{id}}}")
                            .codes())
                    .containsExactly("CURSOR_MISMATCH");
        }
    }

    @Test
    void aCursorOfAnotherFilterIsRefused() {
        String where = "{services:{aggregate:{where:{units:{gt:3}},count:{gt:1}}},name:{contains:\"e\"}}";
        String cursor = EALING.asks("{providers(where:" + where + ",first:2){pageInfo{endCursor}}}")
                .values()
                .getFirst();
        String query = "query($w:ProviderFilter,$c:String){providers(where:$w,after:$c,first:1){nodes{id}}}";
        for (String other : List.of(
                "{}",
                where.replace("3", "4"),
                where.replace("count:{gt:1}", "count:{gte:1}"),
                where.replace("\"e\"", "\"E\""),
                where.replace("}}}", "}},some:{}}"))) {
            assertThat(EALING.asks("{providers(where:" + other + ",after:\"" + cursor + "\"){nodes{id}}}")
                            .codes())
                    .as(other)
                    .containsExactly("CURSOR_MISMATCH");
        }
        Map<String, ?> aggregate = Map.of("where", Map.of("units", Map.of("gt", 3)), "count", Map.of("gt", 1));
        Map<String, ?> same = Map.of("name", Map.of("contains", "e"), "services", Map.of("aggregate", aggregate));
        assertThat(EALING.asks(query, Map.of("w", same, "c", cursor)).values()).hasSize(1);
        Map<String, ?> another = Map.of("name", Map.of("contains", "a"), "services", Map.of("aggregate", aggregate));
        assertThat(EALING.asks(query, Map.of("w", another, "c", cursor)).codes())
                .containsExactly("CURSOR_MISMATCH");
    }

    @Test
    void aCursorOfAnotherFilterIsRefusedInsideAnObjectToo() {
        String query =
                "query($n:Int,$after:String){authorities(where:{slug:{eq:\"ealing\"}}){nodes{services(where:{units:{gt:$n}},first:3,after:$after){nodes{id} pageInfo{endCursor}}}}}";
        String cursor = EALING.asks(query, Map.of("n", 5)).values().getLast();
        assertThat(EALING.asks(query, Map.of("n", 5, "after", cursor)).values()).hasSize(4);
        assertThat(EALING.asks(query, Map.of("n", 6, "after", cursor)).codes()).containsExactly("CURSOR_MISMATCH");
    }

    @Test
    void theFilterOfAnOrderAndTheArgumentsOfAFunctionCountToo() {
        String providers =
                "query($n:Int,$after:String){providers(orderBy:[{services:{where:{units:{gt:$n}},by:{count:DESC}}}],first:3,after:$after){nodes{id} pageInfo{endCursor}}}";
        String cursor = EALING.asks(providers, Map.of("n", 5)).values().getLast();
        assertThat(EALING.asks(providers, Map.of("n", 5, "after", cursor)).values())
                .hasSize(4);
        assertThat(EALING.asks(providers, Map.of("n", 6, "after", cursor)).codes())
                .containsExactly("CURSOR_MISMATCH");
        String quarters =
                "query($y:Int!,$after:String){authorityQuarters(since:{financialYear:$y,quarter:1},first:3,after:$after){nodes{expected} pageInfo{endCursor}}}";
        String place = EALING.asks(quarters, Map.of("y", 2024)).values().getLast();
        assertThat(EALING.asks(quarters, Map.of("y", 2024, "after", place)).values())
                .hasSize(4);
        assertThat(EALING.asks(quarters, Map.of("y", 2025, "after", place)).codes())
                .containsExactly("CURSOR_MISMATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "", "x", "W10", "bnVsbA", "e30", "WzFd", "ÿ", "WyIiLG51bGxd", "[\"a\"]"})
    void rubbishIsNoCursor(String rubbish) {
        assertThat(EALING.asks("query($c:String){services(after:$c){nodes{id}}}", Map.of("c", rubbish))
                        .codes())
                .containsExactly("CURSOR_INVALID");
    }

    @Test
    void aForgedValueInACursorIsInvalidAndNotAFailure() {
        String cursor = EALING.asks("{services(first:1,orderBy:[{units:ASC}]){pageInfo{endCursor}}}")
                .values()
                .getFirst();
        String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replaceFirst(",[^,]+,", ",\"many\",").getBytes(StandardCharsets.UTF_8));
        assertThat(EALING.asks("{services(orderBy:[{units:ASC}],after:\"" + forged + "\"){nodes{id}}}")
                        .codes())
                .containsExactly("CURSOR_INVALID");
    }

    @Test
    void moreThanFiveHundredRowsAreTooMany() {
        for (String page : List.of("first:501", "last:501", "first:2147483647")) {
            assertThat(EALING.asks("{services(" + page + "){nodes{id}}}").codes())
                    .containsExactly("LIMIT_EXCEEDED");
        }
        assertThat(EALING.asks("query($n:Int){services(first:$n){nodes{id}}}", Map.of("n", 501))
                        .codes())
                .containsExactly("LIMIT_EXCEEDED");
        assertThat(EALING.asks("{services(first:500){nodes{id}}}").values()).hasSize(500);
    }

    @Test
    void anEmptyPageKeepsItsCount() {
        String last =
                EALING.asks("{services(last:1){pageInfo{endCursor}}}").values().getFirst();
        Reply beyond = EALING.asks("{services(after:\"" + last
                + "\"){nodes{id} totalCount{value} pageInfo{hasNextPage hasPreviousPage endCursor}}}");
        assertThat(beyond.at("/services/nodes")).isEmpty();
        assertThat(beyond.at("/services/totalCount/value").asInt())
                .isEqualTo(owner.values(SEEN_IDS).size());
        assertThat(beyond.at("/services/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(EALING.asks("{services(where:{units:{lt:-1}}){totalCount{value} nodes{id}}}")
                        .values())
                .containsExactly("0");
    }

    private static List<String> forwards(String order) {
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = EALING.asks(FORWARDS.formatted(order), after == null ? Map.of() : Map.of("after", after))
                    .at("/services");
            ids.addAll(Reply.valuesOf(page.get("nodes")));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        return ids;
    }

    private static List<String> backwards(String order) {
        List<String> ids = new ArrayList<>();
        String before = null;
        do {
            JsonNode page = EALING.asks(
                            BACKWARDS.formatted(order), before == null ? Map.of() : Map.of("before", before))
                    .at("/services");
            ids.addAll(Reply.valuesOf(page.get("nodes")).reversed());
            before = page.at("/pageInfo/hasPreviousPage").asBoolean()
                    ? page.at("/pageInfo/startCursor").asString()
                    : null;
        } while (before != null);
        return ids;
    }
}
