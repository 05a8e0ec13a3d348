package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

    @Test
    void aDatabaseThatIsNotUpYetIsWaitedFor() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (ServerSocket server = new ServerSocket(0)) {
            Thread.ofVirtual()
                    .start(() -> turnAwayTwice(server, URI.create(database.url().substring("jdbc:".length()))));
            String url = database.url().replaceFirst("//[^/]+/", "//localhost:" + server.getLocalPort() + "/");
            assertThat(external(database, url, Duration.ofSeconds(30)).mode(Optional.empty()))
                    .isEqualTo(Mode.REAL);
        }
    }

    @Test
    void aDatabaseThatNeverComesIsNamed() throws Exception {
        int free;
        try (ServerSocket server = new ServerSocket(0)) {
            free = server.getLocalPort();
        }
        String url = "jdbc:postgresql://localhost:" + free + "/interborough";
        assertThatThrownBy(
                        () -> external(TestDatabase.fresh(), url, Duration.ZERO).mode(Optional.empty()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The database " + url + " does not answer as interborough_app");
    }

    /** Two connections are closed at once, as by a server that is starting; the third one reaches the real server. */
    private static void turnAwayTwice(ServerSocket server, URI real) {
        try {
            server.accept().close();
            server.accept().close();
            Socket client = server.accept();
            Socket target = new Socket(real.getHost(), real.getPort());
            Thread.ofVirtual().start(() -> pass(client, target));
            pass(target, client);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // one side has gone, so the other goes too
        }
    }

    private static ExternalDatabase external(TestDatabase database) {
        return external(database, database.url(), Duration.ZERO);
    }

    private static ExternalDatabase external(TestDatabase database, String url, Duration patience) {
        Map<String, Object> settings = database.springProperties();
        return new ExternalDatabase(
                url,
                String.valueOf(settings.get("spring.datasource.username")),
                String.valueOf(settings.get("spring.datasource.password")),
                patience);
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
