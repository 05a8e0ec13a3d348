package uk.interborough.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
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

    /** Beside everything there is: names that a careless pattern or collation would get wrong. */
    private static final List<String> ODD_NAMES = List.of(
            "100% Homes",
            "1000 Homes",
            "Snow_drop",
            "Snowxdrop",
            "Back\\slash",
            "Backslash",
            "Žofie & Ålands",
            "O'Brien \"Q\"",
            "İstanbul ß",
            "{\"json\":1}");

    private static final String SEEN = """
            with seen as (
                select s.*, c.id as contract_id, c.units, c.annual_price_pence, c.staff_hours_per_week, c.duration
                from service s
                left join contract c on c.service_id = s.id and c.starts_on <= '2026-11-22'
                    and (c.ends_on is null or c.ends_on >= '2026-11-22')
                where s.partnership_id = (select id from partnership where code = 'WEST_LONDON'))
            """;

    @Autowired
    TestDatabase database;

    PlainSql owner;

    @BeforeEach
    void oddProviders() {
        owner = PlainSql.over(database.owner());
        for (int i = 0; i < ODD_NAMES.size(); i++) {
            owner.does(
                    "insert into provider (id, name, description, became_known_on) select app.named_id('odd', '%d'), '%s', %s, %s where not exists (select from provider where id = app.named_id('odd', '%d'))"
                            .formatted(
                                    i,
                                    ODD_NAMES.get(i).replace("'", "''"),
                                    i % 2 == 0 ? "null" : "'odd'",
                                    i % 3 == 0 ? "null" : "date '2020-02-2" + i + "'",
                                    i));
        }
    }

    /** The answer holds exactly these values, in this order. */
    void same(String query, String sql) {
        same(query, Map.of(), sql);
    }

    void same(String query, Map<String, ?> variables, String sql) {
        assertEquals(owner.values(SEEN + sql), EALING.asks(query, variables).values(), query);
    }
}
