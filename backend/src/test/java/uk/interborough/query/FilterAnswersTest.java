package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operator on each scalar, against SQL by hand. */
class FilterAnswersTest extends Answers {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name:{eq:\"100% Homes\"}|name = '100% Homes'",
                "name:{ne:\"100% Homes\"}|name <> '100% Homes'",
                "name:{in:[\"Snow_drop\",\"Back\\\\slash\",\"nobody\"]}|name in ('Snow_drop', 'Back\\slash')",
                "name:{in:[]}|false",
                "name:{notIn:[]}|true",
                "name:{notIn:[\"Snow_drop\"]}|name <> 'Snow_drop'",
                "name:{contains:\"%\"}|position('%' in name) > 0",
                "name:{contains:\"_\"}|position('_' in name) > 0",
                "name:{contains:\"\\\\\"}|position(chr(92) in name) > 0",
                "name:{contains:\"w_d\"}|position('w_d' in name) > 0",
                "name:{contains:\"\"}|true",
                "name:{contains:\"HOUSING\"}|position('housing' in lower(name)) > 0",
                "name:{contains:\"ålands\"}|name = 'Žofie & Ålands'",
                "name:{contains:\"ß\"}|position('ß' in name) > 0",
                "name:{contains:\"\\\"q\\\"\"}|name like 'O''Brien%'",
                "name:{startsWith:\"100%\"}|left(name, 4) = '100%'",
                "name:{startsWith:\"snow_\"}|lower(left(name, 5)) = 'snow_'",
                "name:{startsWith:\"Back\\\\\"}|left(name, 5) = concat('Back', chr(92))",
                "name:{endsWith:\"%\"}|right(name, 1) = '%'",
                "name:{endsWith:\"homes\"}|right(lower(name), 5) = 'homes'",
                "name:{endsWith:\"_drop\"}|right(name, 5) = '_drop'",
                "name:{endsWith:\"\\\\slash\"}|right(name, 6) = concat(chr(92), 'slash')",
                "name:{endsWith:\"ÅLANDS\"}|name = 'Žofie & Ålands'",
                "name:{endsWith:\"\"}|true",
                "name:{lt:\"D\"}|name < 'D'",
                "name:{lte:\"100% Homes\"}|name <= '100% Homes'",
                "name:{gt:\"Snow_drop\"}|name > 'Snow_drop'",
                "name:{gte:\"Žofie & Ålands\"}|name >= 'Žofie & Ålands'",
                "name:{between:{from:\"B\",to:\"C\"}}|name between 'B' and 'C'",
                "name:{contains:\"home\",startsWith:\"1\"}|name ilike '%home%' and name like '1%'",
                "description:{isNull:true}|description is null",
                "description:{isNull:false}|description is not null",
                "description:{ne:\"odd\"}|description is distinct from 'odd'",
                "description:{notIn:[\"odd\"]}|description is null or description <> 'odd'",
                "description:{eq:\"odd\",isNull:true}|false",
                "becameKnownOn:{isNull:true}|became_known_on is null",
                "becameKnownOn:{eq:\"2020-02-21\"}|became_known_on = '2020-02-21'",
                "becameKnownOn:{ne:\"2020-02-21\"}|became_known_on is distinct from '2020-02-21'",
                "becameKnownOn:{lt:\"2020-02-21\"}|became_known_on < '2020-02-21'",
                "becameKnownOn:{gte:\"2020-02-21\"}|became_known_on >= '2020-02-21'",
                "becameKnownOn:{between:{from:\"2020-02-21\",to:\"2020-02-25\"}}|became_known_on between '2020-02-21' and '2020-02-25'",
                "becameKnownOn:{notIn:[\"2020-02-21\",\"2020-02-22\"]}|became_known_on is null or became_known_on not in ('2020-02-21', '2020-02-22')",
                "becameKnownOn:{in:[\"2020-02-21\"]}|became_known_on in ('2020-02-21')",
                "becameKnownOn:{before:\"2020-02-22\"}|became_known_on < '2020-02-22'",
                "becameKnownOn:{after:\"2020-02-22\"}|became_known_on > '2020-02-22'",
                "becameKnownOn:{after:\"2020-02-20\",before:\"2020-02-24\"}|became_known_on between '2020-02-21' and '2020-02-23'",
            })
    void providers(String where, String condition) {
        same(
                "{providers(where:{" + where + "},first:500){nodes{name becameKnownOn}}}",
                "select name, became_known_on from provider where " + condition + " order by name, id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "units:{eq:12}|units = 12",
                "units:{ne:12}|units is distinct from 12",
                "units:{in:[5,12,12]}|units in (5, 12)",
                "units:{in:[]}|false",
                "units:{notIn:[5,12]}|units is null or units not in (5, 12)",
                "units:{lt:8}|units < 8",
                "units:{lte:8}|units <= 8",
                "units:{gt:40}|units > 40",
                "units:{gte:40}|units >= 40",
                "units:{between:{from:10,to:12}}|units between 10 and 12",
                "units:{between:{from:12,to:10}}|false",
                "units:{isNull:true}|units is null",
                "annualPrice:{eq:479900.00}|annual_price_pence = 47990000",
                "annualPrice:{lt:20000}|annual_price_pence < 2000000",
                "annualPrice:{between:{from:100000,to:120000.5}}|annual_price_pence between 10000000 and 12000050",
                "annualPrice:{in:[479900,479900.0]}|annual_price_pence = 47990000",
                "annualPrice:{notIn:[479900]}|annual_price_pence is distinct from 47990000",
                "annualPrice:{ne:479900}|annual_price_pence is distinct from 47990000",
                "annualPrice:{gte:479900}|annual_price_pence >= 47990000",
                "annualPrice:{isNull:true}|annual_price_pence is null",
                "staffHoursPerWeek:{gt:200.5}|staff_hours_per_week > 200.5",
                "staffHoursPerWeek:{lte:20}|staff_hours_per_week <= 20",
                "staffHoursPerWeek:{between:{from:30.25,to:35}}|staff_hours_per_week between 30.25 and 35",
                "staffHoursPerWeek:{in:[35,35.0,0]}|staff_hours_per_week in (35, 0)",
                "staffHoursPerWeek:{ne:35}|staff_hours_per_week is distinct from 35",
                "directAccess:{eq:true}|direct_access",
                "directAccess:{ne:true}|not direct_access",
                "directAccess:{isNull:true}|false",
                "stage:{eq:DECOMMISSIONED}|stage = 'DECOMMISSIONED'",
                "stage:{ne:EXISTING}|stage <> 'EXISTING'",
                "stage:{in:[DECOMMISSIONED,TO_BE_COMMISSIONED]}|stage in ('DECOMMISSIONED', 'TO_BE_COMMISSIONED')",
                "duration:{notIn:[LONG_TERM]}|duration is distinct from 'LONG_TERM'",
                "duration:{isNull:true}|duration is null",
                "postcode:{isNull:true}|postcode is null",
                "clientGroup:{name:{contains:\"homeless\"}}|client_group_id in (select id from client_group where name ilike '%homeless%')",
                "secondaryClientGroup:{name:{ne:\"Refugees\"}}|secondary_client_group_id is distinct from (select id from client_group where name = 'Refugees')",
                "secondaryClientGroup:{code:{isNull:true}}|secondary_client_group_id is null",
                "secondaryClientGroup:{id:{isNull:false}}|secondary_client_group_id is not null",
                "provider:{name:{startsWith:\"a\"}},authority:{slug:{in:[\"ealing\",\"harrow\"]}}|provider_id in (select id from provider where name ilike 'a%') and authority_id in (select id from authority where slug in ('ealing', 'harrow'))",
                "currentContract:{provider:null}|refused",
                "and:[]|true",
                "or:[]|false",
                "and:[{units:{gt:10}},{units:{lt:14}}]|units > 10 and units < 14",
                "or:[{units:{gt:60}},{units:{lt:4}},{}]|true",
                "or:[{units:{gt:60}},{and:[{units:{lt:6}},{not:{directAccess:{eq:true}}}]}]|units > 60 or units < 6 and not direct_access",
                "not:{units:{gt:5}}|(units > 5) is not true",
                "not:{}|false",
                "not:{not:{units:{gt:50}}}|units > 50",
                "not:{or:[{units:{gt:5}},{secondaryClientGroup:{code:{eq:\"17\"}}}]}|(units > 5 or secondary_client_group_id = (select id from client_group where code = '17')) is not true",
                "units:{gt:5},or:[{name:{startsWith:\"A\"}},{name:{startsWith:\"B\"}}]|units > 5 and (name ilike 'A%' or name ilike 'B%')",
            })
    void services(String where, String condition) {
        String query = "{services(where:{" + where
                + "},orderBy:[{splsId:ASC},{id:ASC}],first:500){nodes{id} totalCount{value}}}";
        if (condition.equals("refused")) {
            assertThat(EALING.asks(query).codes()).containsOnly("VALIDATION");
            return;
        }
        same(
                query,
                "(select 'service-' || id from seen where " + condition
                        + " order by spls_id, id limit 500) union all select count(*)::text from seen where "
                        + condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "eq:{financialYear:2025,quarter:4}|= '2026-01-01'",
                "ne:{financialYear:2025,quarter:4}|<> '2026-01-01'",
                "in:[{financialYear:2025,quarter:4},{financialYear:2026,quarter:1}]|in ('2026-01-01', '2026-04-01')",
                "notIn:[{financialYear:2025,quarter:4}]|<> '2026-01-01'",
                "lt:{financialYear:2024,quarter:2}|< '2024-07-01'",
                "lte:{financialYear:2024,quarter:2}|<= '2024-07-01'",
                "gt:{financialYear:2026,quarter:1}|> '2026-04-01'",
                "gte:{financialYear:2026,quarter:1}|>= '2026-04-01'",
                "between:{from:{financialYear:2025,quarter:1},to:{financialYear:2025,quarter:2}}|between '2025-04-01' and '2025-07-01'",
                "isNull:true|is null",
                "before:{financialYear:2024,quarter:2}|< '2024-07-01'",
                "after:{financialYear:2026,quarter:1}|> '2026-04-01'",
                "inPeriod:{quarter:{financialYear:2025,quarter:4}}|= '2026-01-01'",
                "inPeriod:{financialYear:2025}|in ('2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01')",
                "inPeriod:{lastMonths:12}|in ('2026-01-01', '2026-04-01', '2026-07-01')",
                "inPeriod:{lastMonths:4}|is null",
                "inPeriod:{lastMonths:5}|= '2026-07-01'",
            })
    void quarters(String test, String condition) {
        same(
                "{performanceReturns(where:{authority:{slug:{eq:\"harrow\"}},quarter:{" + test
                        + "}}){totalCount{value}}}",
                "select count(*) from performance_return r join authority a on a.id = r.authority_id where a.slug = 'harrow' and r.quarter "
                        + condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lt:\"2024-06-01T00:00:00Z\"|< '2024-06-01T00:00:00Z'",
                "gte:\"2026-06-01T01:00:00+01:00\"|>= '2026-06-01T00:00:00Z'",
                "between:{from:\"2025-01-01T00:00:00Z\",to:\"2025-02-01T00:00:00.5Z\"}|between '2025-01-01T00:00:00Z' and '2025-02-01T00:00:00.5Z'",
                "isNull:false|is not null",
                "in:[]|<> received_at",
                "before:\"2024-06-01T00:00:00Z\"|< '2024-06-01T00:00:00Z'",
                "after:\"2026-06-01T00:00:00Z\"|> '2026-06-01T00:00:00Z'",
                "inPeriod:{quarter:{financialYear:2026,quarter:1}}|between '2026-03-31T23:00:00Z' and '2026-06-30T22:59:59.999999Z'",
                "inPeriod:{financialYear:2024}|between '2024-03-31T23:00:00Z' and '2025-03-31T22:59:59.999999Z'",
                "inPeriod:{lastMonths:1}|between '2026-10-22T23:00:00Z' and '2026-11-22T23:59:59.999999Z'",
            })
    void moments(String test, String condition) {
        same(
                "{performanceReturns(where:{receivedAt:{" + test + "}}){totalCount{value}}}",
                "select count(*) from performance_return r where service_id in (select id from seen) and received_at "
                        + condition);
    }

    @Test
    void aListOfFiveThousandIsOneValue() {
        List<String> names = IntStream.range(0, 5_000)
                .mapToObj(i -> i == 77 ? "Snow_drop" : "nobody " + i + " ☂")
                .toList();
        String query =
                "query($n:[String!]){providers(where:{name:{in:$n}},first:500){nodes{name} pageInfo{endCursor}}}";
        assertThat(EALING.asks(query, Map.of("n", names)).values()).first().isEqualTo("Snow_drop");
        same(
                "query($n:[Int!]){services(where:{units:{notIn:$n}}){totalCount{value}}}",
                Map.of("n", IntStream.range(10, 5_010).boxed().toList()),
                "select count(*) from seen where units is null or units < 10");
        String ids = "query($n:[ID!]){services(where:{id:{in:$n}}){totalCount{value}}}";
        List<String> all = owner.values("select 'service-' || id from service order by id");
        List<String> many = Stream.generate(all::stream)
                .flatMap(Function.identity())
                .limit(5_000)
                .toList();
        same(
                ids,
                Map.of("n", many),
                "select count(*) from seen where id in (select id from service order by id limit 5000)");
    }

    @Test
    void aMomentIsFoundAgainByItsOwnText() {
        String moment = EALING.asks("{performanceReturns(first:1,orderBy:[{receivedAt:DESC}]){nodes{receivedAt}}}")
                .values()
                .getFirst();
        same(
                "{performanceReturns(where:{receivedAt:{eq:\"" + moment + "\"}}){totalCount{value}}}",
                "select count(*) from performance_return r where service_id in (select id from seen) and received_at = '"
                        + moment + "'");
    }

    @Test
    void variablesMayStandInEveryPlace() {
        String sql =
                "select name from seen where units in (5, 12) and name ilike '%ho%' order by units desc, name desc, id limit 7";
        same(
                "query($w:ServiceFilter,$o:[ServiceOrder!],$n:Int){services(where:$w,orderBy:$o,first:$n){nodes{name}}}",
                Map.of(
                        "w", Map.of("units", Map.of("in", List.of(5, 12)), "name", Map.of("contains", "ho")),
                        "o", List.of(Map.of("units", "DESC"), Map.of("name", "DESC")),
                        "n", 7),
                sql);
        same(
                "query($a:Int!,$b:Int!,$t:String,$d:SortDirection){services(where:{units:{in:[$a,$b]},name:{contains:$t}},orderBy:[{units:$d},{name:$d}],first:7){nodes{name}}}",
                Map.of("a", 5, "b", 12, "t", "ho", "d", "DESC"),
                sql);
        same(
                "query($l:[Int!],$f:[ServiceFilter!],$o:ServiceOrder!){services(where:{units:{in:$l},and:$f},orderBy:[{units:DESC},$o],first:7){nodes{name}}}",
                Map.of(
                        "l", List.of(5, 12),
                        "f", List.of(Map.of("name", Map.of("contains", "ho"))),
                        "o", Map.of("name", "DESC")),
                sql);
    }

    @Test
    void anAbsentVariableIsAnAbsentFilter() {
        String query =
                "query($w:ServiceFilter,$u:IntFilter,$n:Int=3){services(where:$w,first:$n){totalCount{value}} contracts(where:{units:$u}){totalCount{value}}}";
        String all =
                "select count(*) from seen union all select count(*) from contract where service_id in (select id from seen)";
        same(query, all);
        same(query, Map.of("w", Map.of()), all);
    }

    @Test
    void oneDocumentAnswersEachSetOfVariablesAnew() {
        String query = "query($w:ServiceFilter){services(where:$w){totalCount{value}}}";
        same(query, Map.of("w", Map.of("units", Map.of("gt", 20))), "select count(*) from seen where units > 20");
        same(query, Map.of("w", Map.of("units", Map.of("gt", 30))), "select count(*) from seen where units > 30");
        same(query, Map.of("w", Map.of("units", Map.of("lt", 30))), "select count(*) from seen where units < 30");
        same(
                query,
                Map.of("w", Map.of("units", Map.of("isNull", true))),
                "select count(*) from seen where units is null");
        same(
                query,
                Map.of("w", Map.of("units", Map.of("isNull", false))),
                "select count(*) from seen where units is not null");
        same(
                query,
                Map.of("w", Map.of("directAccess", Map.of("eq", true))),
                "select count(*) from seen where direct_access");
        same(
                query,
                Map.of("w", Map.of("directAccess", Map.of("eq", false))),
                "select count(*) from seen where not direct_access");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lt:7000.5|< 7000.5",
                "gte:7000.01|>= 7000.01",
                "between:{from:6999.99,to:9000.5}|between 6999.99 and 9000.5",
                "in:[7000.5]|= 7000.5",
                "notIn:[7000.5]|<> 7000.5",
            })
    void aDecimalIsComparedExactlyWithWholeNumbers(String test, String condition) {
        same(
                "{authorityQuarters(where:{authority:{slug:{isNull:false}},unitDays:{" + test
                        + "}}){totalCount{value}}}",
                WORLD + "select count(*) from (select from world group by authority, quarter having sum(unit_days) "
                        + condition + ") x");
    }
}
