package uk.interborough.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OddProviders;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/**
 * Tests that ask as the commissioner of Ealing and compare every value of the answer, in order, with SQL written by hand
 * over the owner's tables. In that SQL {@code seen} are the services of West London with the terms in force today.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
abstract class Answers {
    static final Viewer EALING = Viewer.as("commissioner.ealing");

    private static final String SEEN = """
            with seen as (
                select s.*, c.id as contract_id, c.units, c.annual_price_pence, c.staff_hours_per_week, c.duration
                from service s
                left join contract c on c.service_id = s.id and c.starts_on <= '2026-11-22'
                    and (c.ends_on is null or c.ends_on >= '2026-11-22')
                where s.partnership_id = (select id from partnership where code = 'WEST_LONDON'))
            """;

    /** One row a service of the quarter: what was bought day by day, and what came back. */
    static final String WORLD = """
            , bought as (
                select c.service_id, q.first_day as quarter, q.due_on, q.last_day - q.first_day + 1 as days,
                       sum(c.units * (least(coalesce(c.ends_on, q.last_day), q.last_day) - greatest(c.starts_on, q.first_day) + 1)) as unit_days,
                       sum(c.staff_hours_per_week * (least(coalesce(c.ends_on, q.last_day), q.last_day) - greatest(c.starts_on, q.first_day) + 1)) / 7.0 as hours,
                       (array_agg(c.duration order by c.starts_on desc))[1] as terms
                from contract c
                join quarter q on q.last_day < '2026-11-22' and daterange(c.starts_on, c.ends_on, '[]') && daterange(q.first_day, q.last_day, '[]')
                where c.service_id in (select id from seen)
                group by 1, 2, 3, 4),
            lines as (
                select d.performance_return_id,
                       coalesce(sum(people) filter (where x.outcome = 'PLANNED'), 0) as planned,
                       coalesce(sum(people) filter (where x.outcome = 'UNPLANNED'), 0) as unplanned,
                       coalesce(sum(people) filter (where y.independent = 'YES'), 0) as independent,
                       coalesce(sum(people) filter (where y.independent <> 'EXCLUDED'), 0) as counted
                from performance_return_departure d
                join departure_reason x on x.id = d.departure_reason_id
                join departure_destination y on y.id = d.departure_destination_id
                group by 1),
            world as (
                select b.*, s.authority_id as authority, s.client_group_id as client_group, s.service_type_id as service_type,
                       s.provider_id as provider, s.spls_id as number, t.accommodation_based as housed, t.floating_support as floating,
                       r.id as return_id, r.received_at, r.amended_at, r.unit_days_occupied, r.unit_days_available, r.user_weeks,
                       r.staff_hours, r.clients_at_end, r.clients_maintaining, r.departures,
                       coalesce(l.planned, 0) as planned, coalesce(l.unplanned, 0) as unplanned,
                       coalesce(l.independent, 0) as independent, coalesce(l.counted, 0) as counted
                from bought b
                join seen s on s.id = b.service_id
                join service_type t on t.id = s.service_type_id
                left join performance_return r on r.service_id = b.service_id and r.quarter = b.quarter
                left join lines l on l.performance_return_id = r.id)
            """;

    @Autowired
    TestDatabase database;

    PlainSql owner;

    @BeforeEach
    void oddProviders() {
        owner = PlainSql.over(database.owner());
        OddProviders.add(owner);
    }

    /** The answer holds exactly these values, in this order. */
    void same(String query, String sql) {
        same(query, Map.of(), sql);
    }

    void same(String query, Map<String, ?> variables, String sql) {
        assertEquals(owner.values(SEEN + sql), EALING.asks(query, variables).values(), query);
    }
}
