package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.interborough.testing.Viewer;

/** Filters by lists, against SQL by hand. In it {@code p} is the row of the list asked for. */
class ListFilterAnswersTest extends Answers {
    private static final String EXPECTED = """
            , expected as (
                select c.service_id,
                       greatest(0, coalesce((r.received_at at time zone 'Europe/London')::date, app.today()) - q.due_on) as days_late
                from contracted_quarter c
                join quarter q on q.first_day = c.quarter
                join partnership x on x.id = c.partnership_id
                left join performance_return r on r.service_id = c.service_id and r.quarter = c.quarter
                where q.last_day < app.today() and (c.quarter >= x.returns_expected_from or r.id is not null))
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "services:{some:{}}|exists (select from seen s where s.provider_id = p.id)",
                "services:{none:{}}|not exists (select from seen s where s.provider_id = p.id)",
                "services:{every:{}}|true",
                "services:{}|true",
                "services:{some:{units:{gt:30}}}|exists (select from seen s where s.provider_id = p.id and units > 30)",
                "services:{none:{units:{gt:30}}}|not exists (select from seen s where s.provider_id = p.id and units > 30)",
                "services:{every:{units:{gt:5}}}|not exists (select from seen s where s.provider_id = p.id and (units > 5) is not true)",
                "services:{every:{units:{isNull:false}}}|not exists (select from seen s where s.provider_id = p.id and units is null)",
                "services:{every:{postcode:{ne:\"W1\"}}}|not exists (select from seen s where s.provider_id = p.id and postcode = 'W1')",
                "services:{some:{units:{gt:5}},every:{directAccess:{eq:false}}}|exists (select from seen s where s.provider_id = p.id and units > 5) and not exists (select from seen s where s.provider_id = p.id and direct_access)",
                "services:{some:{units:{lt:6}},none:{units:{gt:40}}}|exists (select from seen s where s.provider_id = p.id and units < 6) and not exists (select from seen s where s.provider_id = p.id and units > 40)",
                "services:{some:{name:{contains:\"ß\"}}}|exists (select from seen s where s.provider_id = p.id and position('ß' in s.name) > 0)",
                "services:{some:{authority:{slug:{eq:\"harrow\"}}}}|exists (select from seen s join authority a on a.id = s.authority_id where s.provider_id = p.id and a.slug = 'harrow')",
                "services:{some:{authority:{slug:{in:[]}}}}|false",
                "services:{some:{units:{in:[]}}}|false",
                "services:{some:{or:[]}}|false",
                "services:{none:{or:[]}}|true",
                "services:{every:{or:[]}}|not exists (select from seen s where s.provider_id = p.id)",
                "services:{some:{contracts:{some:{units:{gt:30}}}}}|exists (select from seen s join contract c on c.service_id = s.id where s.provider_id = p.id and c.units > 30)",
                "services:{some:{contracts:{none:{endsOn:{isNull:true}}}}}|exists (select from seen s where s.provider_id = p.id and not exists (select from contract c where c.service_id = s.id and c.ends_on is null))",
                "services:{every:{contracts:{every:{units:{gte:4}}}}}|not exists (select from seen s join contract c on c.service_id = s.id where s.provider_id = p.id and c.units < 4)",
                "services:{some:{provider:{services:{aggregate:{count:{gt:20}}}}}}|(select count(*) from seen s where s.provider_id = p.id) > 20",
                "not:{services:{some:{units:{gt:30}}}}|not exists (select from seen s where s.provider_id = p.id and units > 30)",
                "or:[{services:{none:{}}},{services:{aggregate:{count:{gte:10}}}}]|not exists (select from seen s where s.provider_id = p.id) or (select count(*) from seen s where s.provider_id = p.id) >= 10",
                "and:[{services:{some:{units:{gt:30}}}},{services:{some:{units:{lt:6}}}}]|exists (select from seen s where s.provider_id = p.id and units > 30) and exists (select from seen s where s.provider_id = p.id and units < 6)",
                "services:{aggregate:{}}|true",
                "services:{aggregate:{where:{units:{gt:5}}}}|true",
                "services:{aggregate:{count:{}}}|true",
                "services:{aggregate:{count:{eq:0}}}|not exists (select from seen s where s.provider_id = p.id)",
                "services:{aggregate:{count:{in:[1,2,3]}}}|(select count(*) from seen s where s.provider_id = p.id) in (1, 2, 3)",
                "services:{aggregate:{where:{units:{gt:10}},count:{between:{from:2,to:9}}}}|(select count(*) from seen s where s.provider_id = p.id and units > 10) between 2 and 9",
                "services:{aggregate:{units:{sum:{gt:50}}}}|(select sum(units) from seen s where s.provider_id = p.id) > 50",
                "services:{aggregate:{units:{sum:{isNull:true}}}}|(select sum(units) from seen s where s.provider_id = p.id) is null",
                "services:{aggregate:{units:{sum:{ne:50}}}}|(select sum(units) from seen s where s.provider_id = p.id) is distinct from 50",
                "services:{aggregate:{units:{avg:{gte:17.5}}}}|(select avg(units) from seen s where s.provider_id = p.id) >= 17.5",
                "services:{aggregate:{units:{min:{gt:4},max:{lt:40}}}}|(select min(units) > 4 and max(units) < 40 from seen s where s.provider_id = p.id)",
                "services:{aggregate:{units:{min:{lte:4}},annualPrice:{sum:{gt:1000000.5}}}}|(select min(units) <= 4 and sum(annual_price_pence) > 100000050 from seen s where s.provider_id = p.id)",
                "services:{aggregate:{annualPrice:{avg:{lt:150000}}}}|(select avg(annual_price_pence) from seen s where s.provider_id = p.id) < 15000000",
                "services:{aggregate:{annualPrice:{max:{in:[479900,479900.00]}}}}|(select max(annual_price_pence) from seen s where s.provider_id = p.id) = 47990000",
                "services:{aggregate:{annualPrice:{sum:{notIn:[479900]}}}}|(select sum(annual_price_pence) from seen s where s.provider_id = p.id) is distinct from 47990000",
                "services:{aggregate:{staffHoursPerWeek:{sum:{gt:500.25}}}}|(select sum(staff_hours_per_week) from seen s where s.provider_id = p.id) > 500.25",
                "services:{aggregate:{where:{authority:{slug:{eq:\"ealing\"}}},staffHoursPerWeek:{avg:{lte:120}}}}|(select avg(staff_hours_per_week) from seen s join authority a on a.id = s.authority_id where s.provider_id = p.id and a.slug = 'ealing') <= 120",
                "services:{aggregate:{where:{contracts:{aggregate:{count:{gt:1}}}},count:{gt:2}}}|(select count(*) from seen s where s.provider_id = p.id and (select count(*) from contract c where c.service_id = s.id) > 1) > 2",
                "not:{services:{aggregate:{units:{sum:{gt:50}}}}}|((select sum(units) from seen s where s.provider_id = p.id) > 50) is not true",
                "contacts:{some:{kind:{eq:OUT_OF_HOURS}}}|exists (select from provider_contact c where c.provider_id = p.id and c.kind = 'OUT_OF_HOURS')",
            })
    void providers(String where, String condition) {
        same(
                "{providers(where:{" + where + "},first:500){nodes{name} totalCount{value precision}}}",
                "select name from (select name, id, 0 as place from provider p where " + condition
                        + " union all select count(*)::text, null, 1 from provider p where " + condition
                        + " union all select 'EXACT', null, 2) x order by place, name, id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "provider:{services:{aggregate:{count:{gt:15}}}}|(select count(*) from seen s where s.provider_id = p.provider_id) > 15",
                "provider:{services:{every:{units:{gt:4}}}}|not exists (select from seen s where s.provider_id = p.provider_id and (units > 4) is not true)",
                "authority:{memberships:{some:{leftOn:{isNull:false}}}}|exists (select from membership m where m.authority_id = p.authority_id and m.left_on is not null)",
                "performanceReturns:{some:{quarter:{eq:{financialYear:2026,quarter:1}}}}|exists (select from performance_return r where r.service_id = p.id and r.quarter = '2026-04-01')",
                "performanceReturns:{none:{quarter:{gte:{financialYear:2026,quarter:1}}}}|not exists (select from performance_return r where r.service_id = p.id and r.quarter >= '2026-04-01')",
                "performanceReturns:{aggregate:{where:{quarter:{inPeriod:{financialYear:2025}}},unitDaysOccupied:{sum:{gt:4000}}}}|(select sum(unit_days_occupied) from performance_return r where r.service_id = p.id and r.quarter between '2025-04-01' and '2026-03-31') > 4000",
                "performanceReturns:{aggregate:{userWeeks:{max:{gt:300.5}},count:{gt:3}}}|(select max(user_weeks) > 300.5 and count(*) > 3 from performance_return r where r.service_id = p.id)",
                "performanceReturns:{some:{departureLines:{some:{people:{gte:5}}}}}|exists (select from performance_return r join performance_return_departure d on d.performance_return_id = r.id where r.service_id = p.id and d.people >= 5)",
                "expectedReturns:{aggregate:{daysLate:{max:{gt:30}}}}|(select max(days_late) from expected e where e.service_id = p.id) > 30",
                "currentContract:{service:{contracts:{some:{varies:{id:{isNull:false}}}}}}|exists (select from contract c where c.service_id = p.id and p.contract_id is not null and c.varies_contract_id is not null)",
                "currentContract:{service:{contracts:{every:{units:{gt:9999}}}}}|not exists (select from contract c where c.service_id = p.id and p.contract_id is not null)",
                "name:{startsWith:\"A\"},contracts:{aggregate:{count:{gte:2}}}|name ilike 'A%' and (select count(*) from contract c where c.service_id = p.id) >= 2",
            })
    void services(String where, String condition) {
        same(
                "{services(where:{" + where + "},orderBy:[{id:ASC}],first:500){nodes{id}}}",
                EXPECTED + "select 'service-' || p.id from seen p where " + condition + " order by p.id limit 500");
    }

    @Test
    void listsInsideListsAreFilteredByLists() {
        same(
                "{authorities(where:{slug:{eq:\"harrow\"}}){nodes{services(where:{contracts:{aggregate:{where:{status:{eq:AGREED}},units:{sum:{gt:30}}}}},first:500){totalCount{value precision} nodes{splsId}}}}}",
                """
                , mine as (select * from seen s where authority_id = (select id from authority where slug = 'harrow')
                    and (select sum(units) from contract c where c.service_id = s.id and status = 'AGREED') > 30)
                (select count(*)::text from mine) union all select 'EXACT' union all (select spls_id from mine order by name, id)
                """);
    }

    @Test
    void variablesMayStandInEveryPlace() {
        String sql =
                "select name from provider p where (select count(*) > 2 and sum(units) < 300 from seen s where s.provider_id = p.id and units > 5) and not exists (select from seen s where s.provider_id = p.id and units = 7) order by name, id limit 500";
        same(
                "query($w:ProviderFilter){providers(where:$w,first:500){nodes{name}}}",
                Map.of(
                        "w",
                        Map.of(
                                "services",
                                Map.of(
                                        "aggregate",
                                        Map.of(
                                                "where", Map.of("units", Map.of("gt", 5)),
                                                "count", Map.of("gt", 2),
                                                "units", Map.of("sum", Map.of("lt", 300))),
                                        "none",
                                        Map.of("units", Map.of("eq", 7))))),
                sql);
        same(
                "query($l:ServiceListFilter){providers(where:{services:$l},first:500){nodes{name}}}",
                Map.of(
                        "l",
                        Map.of(
                                "aggregate",
                                Map.of(
                                        "where", Map.of("units", Map.of("gt", 5)),
                                        "count", Map.of("gt", 2),
                                        "units", Map.of("sum", Map.of("lt", 300))),
                                "none",
                                Map.of("units", Map.of("eq", 7)))),
                sql);
        same(
                "query($five:Int,$w:ServiceFilter,$u:IntAggregateFilter){providers(where:{services:{aggregate:{where:{units:{gt:$five}},count:{gt:2},units:$u},none:$w}},first:500){nodes{name}}}",
                Map.of(
                        "five", 5,
                        "w", Map.of("units", Map.of("eq", 7)),
                        "u", Map.of("sum", Map.of("lt", 300))),
                sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services:null",
                "services:{some:null}",
                "services:{aggregate:null}",
                "services:{aggregate:{count:null}}",
                "services:{aggregate:{units:{sum:null}}}",
                "services:{aggregate:{units:{sum:{gt:null}}}}",
                "matches:null"
            })
    void nullIsRefusedBecauseItCouldBeMeantEitherWay(String where) {
        assertThat(EALING.asks("{providers(where:{" + where + "}){nodes{name}}}")
                        .codes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void whatMayNotBeSeenIsNotInAnyList() {
        String elsewhere = "partnership:{code:{eq:\"NORTH_WEST\"}}";
        String hidden =
                "select count(distinct provider_id) from service where partnership_id <> (select id from partnership where code = 'WEST_LONDON')";
        assertThat(Integer.parseInt(owner.value(hidden))).isPositive();
        for (String where : List.of(
                "services:{some:{" + elsewhere + "}}",
                "services:{aggregate:{where:{" + elsewhere + "},count:{gt:0}}}",
                "services:{some:{id:{eq:\""
                        + owner.value(
                                "select 'service-' || id from service where partnership_id <> (select id from partnership where code = 'WEST_LONDON') limit 1")
                        + "\"}}}")) {
            assertThat(EALING.asks("{providers(where:{" + where + "}){totalCount{value}}}")
                            .values())
                    .as(where)
                    .containsExactly("0");
        }
        // a coordinator sees services, but of returns only counts
        Viewer coordinator = Viewer.as("coordinator");
        assertThat(coordinator.asks("{services{totalCount{value}}}").values()).doesNotContain("0");
        assertThat(coordinator
                        .asks(
                                "{some:services(where:{performanceReturns:{some:{}}}){totalCount{value}} sum:services(where:{performanceReturns:{aggregate:{unitDaysOccupied:{sum:{gt:0}}}}}){totalCount{value}}}")
                        .values())
                .containsExactly("0", "0");
        assertThat(coordinator
                        .asks(
                                "{services(orderBy:[{performanceReturns:{by:{unitDaysOccupied:{sum:DESC}}}},{id:ASC}],first:100){nodes{id}}}")
                        .values())
                .isEqualTo(coordinator
                        .asks("{services(orderBy:[{id:ASC}],first:100){nodes{id}}}")
                        .values());
    }
}
