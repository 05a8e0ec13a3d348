package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders by what the rows of a list come to, against SQL by hand. */
class ListOrderAnswersTest extends Answers {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{services:{by:{count:DESC}}}|(select count(*) from seen s where s.provider_id = p.id) desc",
                "{services:{by:{count:ASC}}}|(select count(*) from seen s where s.provider_id = p.id)",
                "{services:{where:{units:{gt:10}},by:{count:DESC}}}|(select count(*) from seen s where s.provider_id = p.id and units > 10) desc",
                "{services:{where:null,by:{count:DESC}}}|(select count(*) from seen s where s.provider_id = p.id) desc",
                "{services:{by:{units:{sum:DESC}}}}|(select sum(units) from seen s where s.provider_id = p.id) desc nulls last",
                "{services:{by:{units:{sum:ASC_NULLS_FIRST}}}}|(select sum(units) from seen s where s.provider_id = p.id) asc nulls first",
                "{services:{by:{units:{avg:DESC_NULLS_FIRST}}}}|(select avg(units) from seen s where s.provider_id = p.id) desc nulls first",
                "{services:{by:{annualPrice:{max:ASC}}}}|(select max(annual_price_pence) from seen s where s.provider_id = p.id) asc nulls last",
                "{services:{by:{staffHoursPerWeek:{min:DESC}}}}|(select min(staff_hours_per_week) from seen s where s.provider_id = p.id) desc nulls last",
                "{services:{where:{authority:{slug:{eq:\"harrow\"}}},by:{annualPrice:{sum:DESC}}}}|(select sum(annual_price_pence) from seen s join authority a on a.id = s.authority_id where s.provider_id = p.id and a.slug = 'harrow') desc nulls last",
                "{services:{where:{contracts:{some:{units:{gt:30}}}},by:{count:DESC}}},{name:DESC}|(select count(*) from seen s where s.provider_id = p.id and exists (select from contract c where c.service_id = s.id and c.units > 30)) desc, name desc",
                "{services:{by:{count:DESC}}},{services:{by:{units:{sum:ASC}}}}|(select count(*) from seen s where s.provider_id = p.id) desc, (select sum(units) from seen s where s.provider_id = p.id) asc nulls last",
            })
    void providersInOrder(String order, String words) {
        String sql = words + (words.matches("(?s).* desc( nulls (first|last))?") ? ", id desc" : ", id");
        same(
                "{providers(orderBy:[" + order + "],first:500){nodes{id}}}",
                "select 'provider-' || id from provider p order by " + sql);
        same(
                "{providers(orderBy:[" + order + "],last:500){totalCount{value} nodes{id}}}",
                "select count(*)::text from provider union all select * from (select 'provider-' || id from provider p order by "
                        + sql + ") x");
    }

    @Test
    void throughAnother() {
        same(
                "{services(orderBy:[{provider:{services:{where:{directAccess:{eq:false}},by:{units:{sum:DESC}}}}},{id:ASC}],first:300){nodes{id}}}",
                "select 'service-' || id from seen p order by (select sum(units) from seen s where s.provider_id = p.provider_id and not direct_access) desc nulls last, id limit 300");
        same(
                "{services(orderBy:[{currentContract:{varies:{service:{contracts:{by:{count:DESC_NULLS_FIRST}}}}}},{id:ASC}],first:300){nodes{id}}}",
                "select 'service-' || id from seen p order by (select count(*) from contract c join contract v on v.service_id = c.service_id join contract n on n.varies_contract_id = v.id where n.id = p.contract_id) desc, id limit 300");
    }

    @Test
    void insideAnObject() {
        same(
                "query($n:Int,$d:SortDirection){authorities(where:{slug:{eq:\"ealing\"}}){nodes{services(orderBy:[{contracts:{where:{units:{gt:$n}},by:{annualPrice:{sum:$d}}}}],first:20){nodes{id}}}}}",
                Map.of("n", 5, "d", "DESC_NULLS_FIRST"),
                "select 'service-' || id from seen s where authority_id = (select id from authority where slug = 'ealing') order by (select sum(annual_price_pence) from contract c where c.service_id = s.id and units > 5) desc nulls first, id desc limit 20");
    }

    @Test
    void theWholeOrderMayBeAVariable() {
        same(
                "query($o:[ProviderOrder!]){providers(orderBy:$o,first:500){nodes{id}}}",
                Map.of(
                        "o",
                        List.of(
                                Map.of(
                                        "services",
                                        Map.of(
                                                "where", Map.of("units", Map.of("lt", 9)),
                                                "by", Map.of("units", Map.of("sum", "DESC")))),
                                Map.of("id", "ASC"))),
                "select 'provider-' || id from provider p order by (select sum(units) from seen s where s.provider_id = p.id and units < 9) desc nulls last, id");
    }

    @Test
    void exactlyOneThingIsSortedBy() {
        for (String by :
                List.of("{}", "{count:DESC,units:{sum:ASC}}", "{units:{}}", "{units:{sum:ASC,min:ASC}}", "null")) {
            assertThat(EALING.asks("{providers(orderBy:[{services:{by:" + by + "}}]){nodes{id}}}")
                            .codes())
                    .as(by)
                    .isNotEmpty()
                    .isSubsetOf("VALIDATION", "BAD_USER_INPUT");
        }
    }
}
