package uk.interborough.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indicators, sums and states of returns, against sums made by hand from contracts and returns. */
class FigureAnswersTest extends Answers {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utilisation|housed|unit_days_occupied|unit_days",
                "availability|housed|unit_days_available|unit_days",
                "occupancyOfAvailable|housed|unit_days_occupied|unit_days_available",
                "supportUtilisation|floating or not housed|user_weeks|unit_days / 7.0",
                "independentLiving|terms = 'LONG_TERM' or floating and not housed|clients_maintaining + independent|clients_at_end + counted",
                "plannedMoves|terms = 'SHORT_TERM'|planned|planned + unplanned",
                "staffing|hours > 0|staff_hours|hours",
                "throughput|true|clients_at_end + departures|unit_days::numeric / days",
            })
    void indicatorsOfEveryServiceAreThoseOfTheProtocol(
            String indicator, String applies, String numerator, String denominator) {
        for (String quarter :
                new String[] {"financialYear:2026,quarter:2|2026-07-01", "financialYear:2024,quarter:4|2025-01-01"}) {
            String[] parts = quarter.split("\\|");
            same(
                    "{serviceQuarterIndicators(where:{quarter:{eq:{" + parts[0]
                            + "}}},orderBy:[{service:{id:ASC}}],first:500){nodes{service{splsId} i:" + indicator
                            + "{applies value}}}}",
                    WORLD + "select number, " + applies + ", case when " + applies + " then round(100.0 * (" + numerator
                            + ") / nullif(" + denominator
                            + ", 0), 2) end from world where return_id is not null and quarter = '"
                            + parts[1] + "' order by service_id limit 500");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|true",
                "clientGroups:[$group7]|client_group = app.named_id('client_group', '7')",
                "clientGroups:[$group7,$group4]|client_group in (app.named_id('client_group', '7'), app.named_id('client_group', '4'))",
                "serviceTypes:[$typeABS]|service_type = app.named_id('service_type', 'ABS')",
                "serviceTypes:[$typeABS],clientGroups:[$group7]|service_type = app.named_id('service_type', 'ABS') and client_group = app.named_id('client_group', '7')",
                "providers:[$provider]|provider = (select provider_id from seen group by 1 order by count(*) desc, 1 limit 1)",
                "providers:[$provider],serviceTypes:[$typeFLS]|provider = (select provider_id from seen group by 1 order by count(*) desc, 1 limit 1) and service_type = app.named_id('service_type', 'FLS')",
                "clientGroups:[]|false",
                "since:{financialYear:2025,quarter:2},until:{financialYear:2025,quarter:3}|quarter between '2025-07-01' and '2025-10-01'",
            })
    void figuresOfAuthoritiesAreSumsOverTheirServices(String arguments, String condition) {
        String given = arguments == null
                ? ""
                : arguments
                        .replaceAll("\\$group(\\d+)", "\"client-group-" + "@$1@\"")
                        .replaceAll("\\$type(\\w+)", "\"service-type-" + "@$1@\"");
        for (String code : new String[] {"7", "4"}) {
            given = given.replace("@" + code + "@", owner.value("select app.named_id('client_group', '" + code + "')"));
        }
        for (String code : new String[] {"ABS", "FLS"}) {
            given = given.replace("@" + code + "@", owner.value("select app.named_id('service_type', '" + code + "')"));
        }
        given = given.replace(
                "$provider",
                "\"provider-"
                        + owner.value("select provider_id from service s join partnership p on p.id = s.partnership_id"
                                + " where p.code = 'WEST_LONDON' group by 1 order by count(*) desc, 1 limit 1")
                        + "\"");
        same(
                "{authorityQuarters(" + (given.isEmpty() ? "" : given + ",") + """
                        where:{authority:{slug:{isNull:false}}},orderBy:[{quarter:ASC},{authority:{slug:ASC}}],first:500){nodes{
                          authority{slug} quarter{firstDay} expected received receivedLate missing amended unitDays
                          utilisation{applies numerator denominator value} plannedMoves{value} independentLiving{value}
                          supportUtilisation{value} throughput{value}}}}
                        """,
                WORLD + """
                        select (select slug from authority a where a.id = authority), quarter, count(*), count(return_id),
                               count(*) filter (where (received_at at time zone 'Europe/London')::date > due_on),
                               count(*) - count(return_id), count(amended_at), sum(unit_days),
                               count(*) filter (where housed and unit_days_occupied is not null) > 0,
                               sum(unit_days_occupied) filter (where housed),
                               sum(unit_days) filter (where housed and unit_days_occupied is not null),
                               round(100.0 * sum(unit_days_occupied) filter (where housed)
                                   / sum(unit_days) filter (where housed and unit_days_occupied is not null), 2),
                               round(100.0 * sum(planned) filter (where terms = 'SHORT_TERM' and return_id is not null)
                                   / nullif(sum(planned + unplanned) filter (where terms = 'SHORT_TERM' and return_id is not null), 0), 2),
                               round(100.0 * sum(clients_maintaining + independent) filter (where (terms = 'LONG_TERM' or floating and not housed) and clients_at_end is not null)
                                   / nullif(sum(clients_at_end + counted) filter (where (terms = 'LONG_TERM' or floating and not housed) and clients_maintaining is not null), 0), 2),
                               round(100.0 * sum(user_weeks) filter (where floating or not housed)
                                   / (sum(unit_days) filter (where (floating or not housed) and user_weeks is not null) / 7.0), 2),
                               round(100.0 * sum(clients_at_end + departures)
                                   / sum(unit_days::numeric / days) filter (where clients_at_end + departures is not null), 2)
                        from world
                        where
                        """ + condition + " group by authority, quarter order by 2, 1 limit 500");
    }

    @Test
    void thePartnershipAsAWholeIsTheSumOfItsAuthorities() {
        same(
                "{authorityQuarters(where:{authority:{slug:{isNull:true}}},orderBy:[{quarter:ASC}]){nodes{partnership{code} quarter{label} expected utilisation{value} staffing{numerator}}}}",
                WORLD + """
                        select 'WEST_LONDON', (select label from quarter q where q.first_day = world.quarter), count(*),
                               round(100.0 * sum(unit_days_occupied) filter (where housed)
                                   / sum(unit_days) filter (where housed and unit_days_occupied is not null), 2),
                               trim_scale(sum(staff_hours) filter (where hours > 0))
                        from world group by world.quarter order by world.quarter
                        """);
    }

    @Test
    void anExpectedReturnSaysWhetherItCameAndInTime() {
        same(
                "{expectedReturns(where:{authority:{slug:{eq:\"brent\"}}},orderBy:[{quarter:DESC},{service:{splsId:ASC}}],first:500){nodes{service{splsId} dueOn state daysLate}}}",
                WORLD + """
                        select number, due_on,
                               case when return_id is null then case when due_on < '2026-11-22' then 'LATE' else 'DUE' end
                                    when (received_at at time zone 'Europe/London')::date > due_on then 'RECEIVED_LATE' else 'RECEIVED' end,
                               greatest(0, coalesce((received_at at time zone 'Europe/London')::date, date '2026-11-22') - due_on)
                        from world where authority = (select id from authority where slug = 'brent')
                        order by quarter desc, number limit 500
                        """);
    }

    @Test
    void everyServiceUnderContractIsExpectedToReturn() {
        same("{expectedReturns{totalCount{value}}}", WORLD + "select count(*) from world");
    }

    @Test
    void providersWithServicesContractsAndTheLatestFourQuarters() {
        same("""
                {providers(where:{name:{contains:"a"}},orderBy:[{name:DESC}],first:40){nodes{name
                  services(where:{units:{gte:5}},orderBy:[{units:DESC},{splsId:ASC}],first:3){totalCount{value} nodes{splsId
                    contracts(orderBy:[{startsOn:ASC}]){nodes{startsOn endsOn annualPrice}}
                    indicators(first:4){nodes{quarter{firstDay} utilisation{value}}}}}}}}
                """, WORLD + """
                        , chosen as (select name, id, row_number() over (order by name desc, id) as place from provider
                                     where name ilike '%a%' order by name desc, id limit 40),
                        numbered as (select c.place, c.name, s.id as service, s.spls_id,
                                            row_number() over (partition by c.place order by s.units desc, s.spls_id, s.id) as rank,
                                            count(s.id) over (partition by c.place) as total
                                     from chosen c left join seen s on s.provider_id = c.id and s.units >= 5)
                        select value from (
                            select place, 0 as rank, 0 as part, 0 as row, 0 as col, name as value from chosen
                            union all
                            select distinct place, 0, 1, 0, 0, total::text from numbered
                            union all
                            select place, rank, 2, 0, 0, spls_id from numbered where rank <= 3 and service is not null
                            union all
                            select n.place, n.rank, 3, dense_rank() over (partition by n.service order by c.starts_on), v.col, v.value
                            from numbered n join contract c on c.service_id = n.service
                            cross join lateral (values (1, c.starts_on::text), (2, coalesce(c.ends_on::text, 'null')),
                                (3, round(c.annual_price_pence / 100.0, 2)::text)) v(col, value)
                            where n.rank <= 3
                            union all
                            select n.place, n.rank, 4, w.latest, v.col, v.value
                            from numbered n
                            join (select *, row_number() over (partition by service_id order by quarter desc) as latest
                                  from world where return_id is not null) w on w.service_id = n.service and w.latest <= 4
                            cross join lateral (values (1, w.quarter::text), (2, coalesce((case when w.housed then
                                round(100.0 * w.unit_days_occupied / w.unit_days, 2) end)::text, 'null'))) v(col, value)
                            where n.rank <= 3) x
                        order by place, rank, part, row, col
                        """);
    }
}
