package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** What is asked while somebody holds a table. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class LockedTest {

    @Autowired
    TestDatabase database;

    @Test
    void isToldThatItMayBeAskedAgain() throws SQLException {
        Viewer ealing = Viewer.as("commissioner.ealing");
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table accommodation_type in access exclusive mode");
            Reply answer = ealing.posts("{\"query\":\"{accommodationTypes{nodes{name}} clientGroups{nodes{name}}}\"}");
            connection.rollback();

            assertThat(answer.codes())
                    .as("what was to be read after it as well")
                    .containsExactly("UNAVAILABLE", "UNAVAILABLE");
            assertThat(answer.text()).contains("Try again").doesNotContain("lock", "accommodation_type");
        }
        assertThat(ealing.asks("{accommodationTypes{nodes{name}}}").values()).isNotEmpty();
    }
}
