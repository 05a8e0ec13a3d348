package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

/** Rows are counted up to a bound. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.limits.count=20")
class CountTest extends Answers {

    @Test
    void isExactUpToTheBoundAndSaysSo() {
        assertThat(EALING.asks("{services{totalCount{value precision}}}").values())
                .containsExactly("20", "AT_LEAST");
        assertThat(EALING.asks("{services(where:{units:{lt:0}}){totalCount{precision value}}}")
                        .values())
                .containsExactly("EXACT", "0");
    }

    @Test
    void isExactAtTheBoundItself() {
        same(
                "query{services(where:{id:{in:[" + first(20)
                        + "]}},first:2){totalCount{value precision} nodes{__typename}}}",
                "select unnest(array['20', 'EXACT', 'Service', 'Service'])");
        same(
                "query{services(where:{id:{in:[" + first(21)
                        + "]}},first:2){totalCount{value precision} nodes{__typename}}}",
                "select unnest(array['20', 'AT_LEAST', 'Service', 'Service'])");
    }

    @Test
    void isTheSameInsideObjects() {
        same("{authorities(orderBy:[{slug:ASC}],first:500){nodes{slug services{totalCount{value precision}}}}}", """
                select unnest(array[slug, least(n, 20)::text, case when n > 20 then 'AT_LEAST' else 'EXACT' end])
                from (select slug, (select count(*) from seen s where s.authority_id = a.id) as n from authority a order by slug limit 500) x
                """);
    }

    @Test
    void anEmptyPageKeepsItsCount() {
        String last =
                EALING.asks("{services(last:1){pageInfo{endCursor}}}").values().getFirst();
        assertThat(EALING.asks("{services(after:\"" + last + "\"){totalCount{value precision} nodes{id}}}")
                        .values())
                .containsExactly("20", "AT_LEAST");
    }

    private String first(int some) {
        return String.join(
                ",",
                owner.values(
                        "select '\"service-' || id || '\"' from service where partnership_id = (select id from partnership where code = 'WEST_LONDON') order by id limit "
                                + some));
    }
}
