package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.interborough.testing.Viewer;

/** Statistics against the same sums made by hand. */
class StatisticsTest extends Answers {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " is ",
            value = {
                "{servicesStats{nodes{count level units{count sum avg min max median p90 distinctCount}}}} is select count(*), 0, count(units), sum(units), round(avg(units), 4), min(units), max(units), trim_scale(percentile_cont(0.5) within group (order by units)::numeric), trim_scale(round(percentile_cont(0.9) within group (order by units)::numeric, 4)), count(distinct units) from seen",
                "{servicesStats{nodes{annualPrice{count sum avg min max median p90}}}} is select count(annual_price_pence), round(sum(annual_price_pence) / 100.0, 2), round(round(avg(annual_price_pence)) / 100.0, 2), round(min(annual_price_pence) / 100.0, 2), round(max(annual_price_pence) / 100.0, 2), round(round(percentile_cont(0.5) within group (order by annual_price_pence)::numeric) / 100.0, 2), round(round(percentile_cont(0.9) within group (order by annual_price_pence)::numeric) / 100.0, 2) from seen",
                "{servicesStats(where:{name:{eq:\"nobody at all\"}}){nodes{count units{count sum avg median} annualPrice{sum}}}} is select 0, 0, null, null, null, null",
                "{servicesStats(where:{name:{eq:\"nobody at all\"}},groupBy:[{by:STAGE}]){nodes{count} totalCount{value}}} is select 0",
                "{servicesStats(groupBy:[{by:STAGE}]){nodes{key{stage} count}}} is select stage, count(*) from seen group by 1 order by 1",
                "{servicesStats{nodes{key{stage name directAccess authority{name}} count}}} is select null, null, null, null, count(*) from seen",
                "{servicesStats(groupBy:[{by:STAGE},{by:AUTHORITY}]){nodes{key{stage authority{name}} count}}} is select stage, a.name, count(*) from seen s join authority a on a.id = s.authority_id group by stage, a.id, a.name order by stage, a.name, a.id",
                "{servicesStats(groupBy:[{by:DIRECT_ACCESS}]){nodes{key{directAccess} units{sum}}}} is select direct_access, sum(units) from seen group by 1 order by 1",
                "{servicesStats(groupBy:[{by:AUTHORITY}]){nodes{key{authority{name}} count units{sum}}}} is select a.name, count(*), sum(units) from seen s join authority a on a.id = s.authority_id group by 1 order by 1",
                "{servicesStats(groupBy:[{by:ACCOMMODATION_TYPE}]){nodes{key{accommodationType{name}} count}}} is select a.name, count(*) from seen s left join accommodation_type a on a.id = s.accommodation_type_id group by 1, a.code order by a.code nulls last",
                "{servicesStats(groupBy:[{by:PROVIDER}],orderBy:[{units:{sum:DESC}}],first:10){nodes{key{provider{name}} units{sum}}}} is select p.name, sum(units) from seen s join provider p on p.id = s.provider_id group by p.id, p.name order by 2 desc nulls last, p.id limit 10",
                "{servicesStats(groupBy:[{by:PROVIDER}],orderBy:[{count:DESC},{key:{provider:{name:DESC}}}],first:10){nodes{key{provider{name}} count}}} is select p.name, count(*) from seen s join provider p on p.id = s.provider_id group by p.id, p.name order by 2 desc, p.name desc, p.id limit 10",
                "{servicesStats(groupBy:[{by:PROVIDER}],having:{units:{sum:{gt:200}},count:{lt:12}}){nodes{key{provider{id}}}}} is select 'provider-' || p.id from seen s join provider p on p.id = s.provider_id group by p.id, p.name having sum(units) > 200 and count(*) < 12 order by p.name, p.id",
                "{servicesStats(groupBy:[{by:PROVIDER}],having:{or:[{annualPrice:{sum:{gt:2000000.00}}},{not:{count:{gt:1}}}]}){totalCount{value}}} is select count(*) from (select from seen group by provider_id having sum(annual_price_pence) > 200000000 or count(*) <= 1) x",
                "{servicesStats(groupBy:[{by:AUTHORITY},{by:STAGE}],rollup:true){nodes{key{authority{name} stage} level count shareOfTotal}}} is select name, stage, level, n, round(100.0 * n / sum(n) over (partition by level), 2) from (select a.name, stage, grouping(a.name) + grouping(stage) as level, count(*) as n from seen s join authority a on a.id = s.authority_id group by rollup (a.name, stage)) x order by name nulls last, stage nulls last",
                "{servicesStats(groupBy:[{by:AUTHORITY},{by:STAGE}],rollup:true,having:{level:{eq:2}}){nodes{summedOver units{sum}}}} is select 'AUTHORITY', 'STAGE', sum(units) from seen",
                "{servicesStats(groupBy:[{by:PROVIDER_BECAME_KNOWN_ON}]){nodes{count}}} is !",
                "{servicesStats(groupBy:[{by:SERVICE_TYPE_FLOATING_SUPPORT}]){nodes{key{serviceTypeFloatingSupport} count}}} is select t.floating_support, count(*) from seen s join service_type t on t.id = s.service_type_id group by 1 order by 1",
                "{servicesStats(groupBy:[{by:HOST_AUTHORITY}]){nodes{distinctCount{provider authority clientGroup}}}} is select count(distinct provider_id), count(distinct s.authority_id), count(distinct client_group_id) from seen s join authority a on a.id = s.host_authority_id group by a.id, a.name order by a.name",
                "{servicesStats(where:{provider:{name:{startsWith:\"a\"}}},groupBy:[{by:CLIENT_GROUP}]){nodes{count}}} is select count(*) from seen s join provider p on p.id = s.provider_id join client_group g on g.id = s.client_group_id where p.name ilike 'a%' group by g.id, g.code order by g.code",
                "{servicesStats(where:{matches:\"homeless\",contracts:{aggregate:{count:{gt:1}}}}){nodes{count}}} is select count(*) from seen s where to_tsvector('english', concat_ws(' ', name, description, exclusions, referrers, charges, top_ups, accessibility, address)) @@ to_tsquery('english', 'homeless') and (select count(*) from contract c where c.service_id = s.id) > 1",
                "{servicesStats(groupBy:[{by:PROVIDER}],orderBy:[{key:{provider:{services:{where:{units:{gt:9}},by:{count:DESC}}}}},{key:{provider:{name:ASC}}}],first:20){nodes{key{provider{name}}}}} is select p.name from provider p where exists (select from seen s where s.provider_id = p.id) order by (select count(*) from seen s where s.provider_id = p.id and units > 9) desc, p.name, p.id limit 20",
                "{contractsStats(groupBy:[{by:STARTS_ON,grain:FINANCIAL_YEAR}]){nodes{key{startsOn{firstDay lastDay label}} count}}} is select make_date(y, 4, 1), make_date(y + 1, 3, 31), y || ' to ' || y + 1, count(*) from (select extract(year from starts_on - interval '3 months')::int as y from contract where service_id in (select id from seen)) x group by y order by y",
                "{contractsStats(groupBy:[{by:STARTS_ON,grain:MONTH}],first:500){nodes{key{startsOn{firstDay}} count change annualPrice{sum change}}}} is select m, n, case when lag(m) over w + interval '1 month' = m then n - lag(n) over w end, p, case when lag(m) over w + interval '1 month' = m then p - lag(p) over w end from (select date_trunc('month', starts_on)::date as m, count(*) as n, round(sum(annual_price_pence) / 100.0, 2) as p from contract where service_id in (select id from seen) group by 1) x window w as (order by m) order by m",
                "{performanceReturnsStats(groupBy:[{by:RECEIVED_AT,grain:WEEK}],orderBy:[{key:{receivedAt:DESC}}],first:6){nodes{key{receivedAt{label}} count}}} is select 'week of ' || to_char(w, 'FMDD FMMonth YYYY'), count(*) from (select date_trunc('week', received_at at time zone 'Europe/London') as w from performance_return where service_id in (select id from seen)) x group by w order by w desc limit 6",
            })
    void groupsComeToWhatTheirRowsAddUpTo(String query, String sql) {
        if (sql.equals("!")) {
            assertThat(EALING.asks(query).codes()).hasSize(1);
        } else {
            same(query, sql);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utilisation|housed|unit_days_occupied|unit_days|(unit_days::numeric / days)",
                "availability|housed|unit_days_available|unit_days|(unit_days::numeric / days)",
                "independentLiving|terms = 'LONG_TERM' or floating and not housed|clients_maintaining + independent|clients_at_end + counted|(clients_at_end + counted)",
            })
    void aRateWeighsEachServiceByItsDenominatorAndCountsWhatIsIndependent(
            String rate, String applies, String numerator, String denominator, String sample) {
        String counts = applies + " and (" + numerator + ") is not null and (" + denominator + ") is not null";
        String sums = """
                , rows as (
                    select authority, provider, quarter, (%s)::numeric as n, (%s)::numeric as d, (%s)::numeric as s
                    from world where return_id is not null and (%s)),
                groups as (
                    select %s, sum(n) as n, sum(d) as d, sum(s) / count(distinct quarter) as s from rows join %s group by 1, 2)
                """;
        for (String by : List.of("authority", "provider")) {
            same(
                    "{serviceQuarterIndicatorsStats(groupBy:[{by:" + by.toUpperCase(Locale.ROOT) + "}],having:{" + rate
                            + ":{denominator:{gt:0}}},first:500){nodes{key{" + by + "{name}} i:" + rate
                            + "{value sample interval{from to}}}}}",
                    WORLD
                            + sums.formatted(
                                    numerator,
                                    denominator,
                                    sample,
                                    counts,
                                    "k.name as key, k.id",
                                    by + " k on k.id = " + by)
                            + wilson("s", "key, id"));
        }
    }

    /** Wilson's interval in double precision, as the textbook has it. */
    private static String wilson(String sample, String order) {
        String middle = "(n / d + 1.959964 ^ 2 / (2 * " + sample + ")) / (1 + 1.959964 ^ 2 / " + sample + ")";
        String half = "1.959964 * sqrt(greatest(0, n / d * (1 - n / d)) / " + sample + " + 1.959964 ^ 2 / (4 * "
                + sample + " ^ 2)) / (1 + 1.959964 ^ 2 / " + sample + ")";
        return " select key, round(100 * n / d, 2), trim_scale(round(" + sample
                + ", 1)), case when n <= d then round(100 * greatest(0, "
                + middle + " - " + half + "), 2) end, case when n <= d then round(100 * least(1, " + middle + " + "
                + half
                + "), 2) end from groups where d > 0 order by " + order;
    }

    @ParameterizedTest
    @CsvSource({
        "18,24,55.10,88.00,43.71,92.06,LOW",
        "6,8,40.93,92.85,26.68,96.11,TOO_FEW",
        "75,100,65.70,82.45,59.85,85.79,OK"
    })
    void intervalsAreThePublishedOnes(
            int numerator, int denominator, String from, String to, String from998, String to998, String reliability) {
        String parts = numerator + ", " + denominator + ", " + denominator;
        assertEquals(
                List.of(from, to, from998, to998, reliability),
                owner.values("select app.wilson(" + parts + ", 1.959964, -1), app.wilson(" + parts
                        + ", 1.959964, 1), app.wilson(" + parts + ", 3.090232, -1), app.wilson(" + parts
                        + ", 3.090232, 1), app.rate_reliability(" + parts + ")"));
    }

    @Test
    void theRollupAndTheRowsGiveTheSame() {
        String rates =
                "key{authority{name} quarter{label}} level count shareOfTotal change utilisation{value numerator denominator sample interval{from to} reliability change} staffing{value numerator denominator change} supportUtilisation{numerator denominator} throughput{value} plannedMoves{sample}";
        String asked = "serviceQuarterIndicatorsStats(groupBy:[{by:AUTHORITY},{by:QUARTER}],rollup:true,first:500)";
        List<String> rolled =
                EALING.asks("{" + asked + "{nodes{" + rates + "}}}").values();
        // distinct counts and sums of units are only in the rows
        String whole = EALING.asks("{" + asked + "{nodes{" + rates + " units{sum}}}}")
                .data()
                .toString()
                .replaceAll(",\"units\":\\{[^}]*}", "");
        assertThat(rolled).hasSizeGreaterThan(1000);
        assertEquals(
                whole,
                EALING.asks("{" + asked + "{nodes{" + rates + "}}}").data().toString());
    }

    @Test
    void groupsArePagedBothWaysWithoutGapOrRepetition() {
        String list = "servicesStats(groupBy:[{by:PROVIDER},{by:CLIENT_GROUP}],orderBy:[{units:{sum:DESC}}]";
        List<String> all = EALING.asks(
                        "{" + list + ",first:500){nodes{key{provider{id} clientGroup{code}} units{sum}}}}")
                .values();
        assertThat(all).hasSizeGreaterThan(300);
        List<String> forwards = new java.util.ArrayList<>();
        Map<String, ?> at = new java.util.HashMap<>();
        String query = "query($after:String){" + list
                + ",first:7,after:$after){edges{cursor node{key{provider{id} clientGroup{code}} units{sum}}}}}";
        List<String> page;
        do {
            page = EALING.asks(query, at).values();
            for (int i = 0; i + 3 < page.size(); i += 4) {
                forwards.addAll(page.subList(i + 1, i + 4));
                at = Map.of("after", page.get(i));
            }
        } while (!page.isEmpty());
        assertEquals(all, forwards);
        assertEquals(
                all.subList(all.size() - 9, all.size()),
                EALING.asks("{" + list + ",last:3){nodes{key{provider{id} clientGroup{code}} units{sum}}}}")
                        .values());
    }

    @Test
    void statisticsAreOfWhatTheViewerMaySee() {
        Viewer wigan = Viewer.as("commissioner.wigan");
        assertEquals(
                owner.values(
                        "select count(*) from service s join partnership p on p.id = s.partnership_id where p.code = 'NORTH_WEST'"),
                wigan.asks("{servicesStats{nodes{count}}}").values());
        assertThat(Viewer.as("coordinator")
                        .asks(
                                "{serviceQuarterIndicatorsStats(groupBy:[{by:AUTHORITY}]){nodes{count utilisation{value}}}}")
                        .values())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groupBy:[{by:STAGE,grain:MONTH}]|groupBy[0].grain",
                "groupBy:[{by:STAGE},{by:STAGE}]|groupBy[1].by",
                "having:{count:{gt:null}}|having.count.gt",
                "first:501|first",
            })
    void aFaultIsNamed(String arguments, String field) {
        assertThat(EALING.asks("{servicesStats(" + arguments + "){nodes{count}}}")
                        .json()
                        .toString())
                .contains("servicesStats." + field);
    }

    @Test
    void aCursorOfGroupsBelongsToItsFilters() {
        String query =
                "query($u:Int,$n:Int,$c:String){servicesStats(where:{units:{gt:$u}},groupBy:[{by:PROVIDER}],having:{count:{gt:$n}},first:2,after:$c){nodes{count} pageInfo{endCursor}}}";
        String cursor = EALING.asks(query, Map.of("u", 5, "n", 1)).values().getLast();
        assertThat(EALING.asks(query, Map.of("u", 5, "n", 1, "c", cursor)).values())
                .hasSize(3);
        assertThat(EALING.asks(query, Map.of("u", 6, "n", 1, "c", cursor)).codes())
                .containsExactly("CURSOR_MISMATCH");
        assertThat(EALING.asks(query, Map.of("u", 5, "n", 2, "c", cursor)).codes())
                .containsExactly("CURSOR_MISMATCH");
    }
}
