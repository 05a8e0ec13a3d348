package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.TestDatabase;

@Tag("database")
class InstallationTest {

    @Test
    void aNewDatabaseIsRealUnlessADemonstrationIsAskedFor() {
        TestDatabase database = TestDatabase.empty();
        assertThat(external(database).mode(Optional.empty())).isEqualTo(Mode.REAL);
        assertThat(external(database).mode(Optional.of(Mode.DEMONSTRATION))).isEqualTo(Mode.DEMONSTRATION);
    }

    @Test
    void theDatabaseRemembersWhatItIs() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Installation.found(database.owner(), Mode.REAL);
        Installation.found(database.owner(), Mode.REAL);
        assertThat(external(database).mode(Optional.empty())).isEqualTo(Mode.REAL);
        assertThat(external(TestDatabase.demonstration()).mode(Optional.empty()))
                .isEqualTo(Mode.DEMONSTRATION);
    }

    @Test
    void aFlagThatContradictsTheDatabaseStopsTheStart() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Installation.found(database.owner(), Mode.REAL);
        assertThatThrownBy(() -> external(database).mode(Optional.of(Mode.DEMONSTRATION)))
                .isInstanceOf(CannotStart.class)
                .hasMessage("This database is a real installation and stays one; the start asks for demonstration.");
        assertThatThrownBy(() -> Installation.found(database.owner(), Mode.DEMONSTRATION))
                .isInstanceOf(CannotStart.class);
    }

    @Test
    void aDemonstrationIsNotPutBesideTablesOfOthers() throws Exception {
        TestDatabase database = TestDatabase.empty();
        execute(database.owner(), "create table somebody_elses (id int)");
        assertThatThrownBy(() -> external(database).mode(Optional.of(Mode.DEMONSTRATION)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("somebody_elses");
    }

    @Test
    void theTwoRolesAreAccepted() {
        TestDatabase database = TestDatabase.fresh();
        assertThatCode(() -> RoleCheck.requireOrdinaryOwner(database.owner())).doesNotThrowAnyException();
        assertThatCode(() -> RoleCheck.requireRestrictedApplication(database.app()))
                .doesNotThrowAnyException();
    }

    @Test
    void aSuperuserIsRefusedInBothPlaces() {
        TestDatabase database = TestDatabase.fresh();
        assertThatThrownBy(() -> RoleCheck.requireOrdinaryOwner(database.superuser()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("belong to interborough_owner");
        assertThatThrownBy(() -> RoleCheck.requireRestrictedApplication(database.superuser()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is a superuser");
    }

    @Test
    void theOwnerIsRefusedAsTheApplication() {
        TestDatabase database = TestDatabase.fresh();
        assertThatThrownBy(() -> RoleCheck.requireRestrictedApplication(database.owner()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is the owner of");
    }

    @Test
    void aMissingGrantIsWrittenOut() throws SQLException {
        TestDatabase database = TestDatabase.fresh();
        execute(database.owner(), "revoke select on public.installation from interborough_app");
        assertThatThrownBy(() -> RoleCheck.requireRestrictedApplication(database.app()))
                .isInstanceOfSatisfying(
                        CannotStart.class,
                        stop -> assertThat(stop.remedy())
                                .contains("grant select on installation to interborough_app;"));
        assertThatThrownBy(() -> external(database).mode(Optional.empty()))
                .isInstanceOfSatisfying(
                        CannotStart.class,
                        stop -> assertThat(stop.remedy())
                                .contains("grant select on public.installation to interborough_app;"));
    }

    private static ExternalDatabase external(TestDatabase database) {
        Map<String, Object> settings = database.springProperties();
        return new ExternalDatabase(
                database.url(),
                String.valueOf(settings.get("spring.datasource.username")),
                String.valueOf(settings.get("spring.datasource.password")));
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
