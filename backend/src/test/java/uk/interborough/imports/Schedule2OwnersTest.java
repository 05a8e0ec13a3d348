package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.imports.Schedule2Change.Kind;

/** Whose Schedule 2 a file is, and who may send it. */
@Tag("database")
class Schedule2OwnersTest {
    private Schedule2World world;

    @BeforeEach
    void anEmptySchedule() {
        world = new Schedule2World();
    }

    @Test
    void othersServicesAreNeverTouched() {
        world.saved(csv(row("0001")));
        ImportDatabase.Officer hounslow = world.database.officer("hounslow", "COMMISSIONER");

        Schedule2Outcome outcome = hounslow.save(csv(row("0001", Schedule2Column.SERVICE_NAME, "Theirs")));

        assertThat(Schedule2World.kinds(outcome)).containsExactly(Kind.ADD);
        assertThat(world.count("service where name = 'Service 0001'")).isEqualTo(1);
        assertThat(world.count("service where name = 'Theirs'")).isEqualTo(1);
    }

    @Test
    void anAnalystIsRefusedByTheRulesAndByTheDatabase() {
        ImportDatabase.Officer analyst = world.database.officer("ealing", "ANALYST");

        assertThat(analyst.preview(csv(row("0001"))).errors())
                .extracting(Schedule2Fault::code)
                .containsExactly(FaultCode.FORBIDDEN);
        for (String insert : List.of(
                "insert into provider (name) values ('X')",
                "insert into service (partnership_id, authority_id, host_authority_id, provider_id, spls_id, name, client_group_id, service_type_id)"
                        + " select (app.partnership_ids())[1], app.authority_id(), app.authority_id(), (select id from provider limit 1), 'x', 'x',"
                        + " (select id from client_group limit 1), (select id from service_type limit 1)")) {
            assertThatThrownBy(() -> analyst.transaction.execute(status -> analyst.database.execute(insert)))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void aNumberIsNotAddedToAProviderThatWasThere() {
        assertThatThrownBy(
                        () -> world.officer.transaction.execute(
                                status -> world.officer.database.execute(
                                        "insert into provider_identifier (provider_id, scheme, identifier) select id, 'GB-COH', '1' from provider")))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> world.officer.transaction.execute(
                        status -> world.officer.database.execute("update provider set name = 'Mine'")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void whoIsInSeveralPartnershipsSaysWhoseItIs() {
        ImportDatabase.Officer both =
                world.database.officer("ealing", "COMMISSIONER", List.of("WEST_LONDON", world.second()));

        assertThat(both.save(csv(row("0001"))).errors())
                .extracting(Schedule2Fault::code, Schedule2Fault::expected)
                .containsExactly(tuple(FaultCode.NOT_FOUND, "a partnership of your authority"));
        assertThat(world.count("service")).isZero();

        assertThat(both.saveFor(world.partnership("WEST_LONDON"), csv(row("0001")))
                        .errors())
                .isEmpty();
        assertThat(both.saveFor(world.partnership(world.second()), csv(row("0002")))
                        .errors())
                .isEmpty();
        assertThat(world.database
                        .owner
                        .fetch(
                                "select s.spls_id || ' ' || p.code from service s join partnership p on p.id = s.partnership_id order by 1")
                        .getValues(0, String.class))
                .containsExactly("0001 WEST_LONDON", "0002 " + world.second());
    }

    @Test
    void aServiceOfOnePartnershipIsNotMovedToAnother() {
        world.saved(csv(row("0001")));
        ImportDatabase.Officer both =
                world.database.officer("ealing", "COMMISSIONER", List.of("WEST_LONDON", world.second()));

        assertThat(both.saveFor(world.partnership(world.second()), csv(row("0001")))
                        .errors())
                .extracting(Schedule2Fault::code, Schedule2Fault::row, Schedule2Fault::column)
                .containsExactly(tuple(FaultCode.NOT_FOUND, 2, "SPLS id"));
        assertThat(world.officer
                        .saveFor(world.partnership(world.second()), csv(row("0002")))
                        .errors())
                .extracting(Schedule2Fault::message)
                .containsExactly("Your authority is in no such partnership.");
        assertThat(world.count("service")).isEqualTo(1);
    }
}
