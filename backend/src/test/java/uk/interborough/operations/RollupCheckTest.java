package uk.interborough.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
@ExtendWith(OutputCaptureExtension.class)
class RollupCheckTest {
    @Autowired
    TestDatabase database;

    @Autowired
    RollupCheck check;

    @Autowired
    MeterRegistry meters;

    private PlainSql owner;

    @BeforeEach
    void anOwner() {
        owner = PlainSql.over(database.owner());
    }

    @AfterEach
    void rebuilt() {
        owner.values("select app.rebuild_rollups()");
    }

    @Test
    void rightRollupsHaveNoDifference(CapturedOutput output) {
        check.check();
        assertThat(gauge("interborough.rollup.differences")).isZero();
        assertThat(gauge("interborough.rollup.checked")).isGreaterThan(1.7e9);
        assertThat(output.getAll()).doesNotContain("differ");
    }

    @Test
    void aDifferenceIsLoggedAndMeasuredAndLeavesTheServiceReady(CapturedOutput output) {
        owner.does(
                "update return_rollup set expected = expected + 1 where ctid in (select ctid from return_rollup order by quarter, authority_id, client_group_id, service_type_id limit 2)");
        check.check();
        assertThat(gauge("interborough.rollup.differences")).isEqualTo(2);
        assertThat(output.getAll())
                .containsPattern("ERROR The rollups differ from the returns in 2 places")
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
        Viewer nobody = Viewer.nobody();
        assertThat(nobody.sends(nobody.request("/actuator/health/readiness")).status())
                .isEqualTo(200);
    }

    @Test
    void oneNodeChecksAndTheOthersLeaveItToIt() throws Exception {
        try (Connection other = database.app().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select app.count_rollup_differences()");
            check.check();
            assertThat(gauge("interborough.rollup.differences")).isNaN();
            other.rollback();
        }
        check.check();
        assertThat(gauge("interborough.rollup.differences")).isZero();
    }

    @Test
    void theApplicationLearnsNumbersOnly() {
        PlainSql application = PlainSql.over(database.app());
        assertThat(application.values("select count(*) from performance_return"))
                .containsExactly("0");
        assertThat(application.values("select app.count_rollup_differences()")).containsExactly("0");
        assertThat(application.values("select has_function_privilege('app.rollup_differences()', 'execute')"))
                .containsExactly("false");
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
