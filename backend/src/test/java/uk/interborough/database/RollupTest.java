package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Each change moves the sums on the dashboards by exactly what it changed. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class RollupTest {
    /** An accommodation service of Harrow with one set of terms, and its return for the last quarter of 2025. */
    private static final String CHOSEN = """
            select s.id, r.id, c.id, s.client_group_id, c.units from service s
            join authority a on a.id = s.authority_id and a.slug = 'harrow'
            join service_type t on t.id = s.service_type_id and t.accommodation_based
            join performance_return r on r.service_id = s.id and r.quarter = '2025-10-01' and r.unit_days_occupied > 100
            join contract c on c.service_id = s.id and c.starts_on <= '2025-10-01' and (c.ends_on is null or c.ends_on >= '2026-12-31')
            where (select count(*) from contract o where o.service_id = s.id) = 1
            order by s.id
            """;

    @Autowired
    TestDatabase database;

    private PlainSql owner;
    private List<String> chosen;

    @BeforeEach
    void aServiceOfHarrow() {
        owner = PlainSql.over(database.owner());
        chosen = owner.values(CHOSEN);
        assertThat(chosen).hasSizeGreaterThanOrEqualTo(10);
    }

    @AfterEach
    void nothingDiffers() {
        assertThat(owner.values("select rollup, key from app.rollup_differences()"))
                .isEmpty();
    }

    @Test
    void anAmendedReturnMovesTheFiguresByWhatChanged() {
        List<Long> before = figures("");
        owner.does(amend(chosen.get(1), "unit_days_occupied = unit_days_occupied - 40, version = version + 1"));
        assertThat(moved(before, figures(""))).containsExactly(0L, 0L, 0L, -40L, 0L);
        owner.does(amend(chosen.get(1), "unit_days_occupied = unit_days_occupied + 40, version = version + 1"));
        assertThat(figures("")).isEqualTo(before);
    }

    @Test
    void aBlankInputTakesItsContractOutOfTheRateToo() {
        List<Long> before = figures("");
        long occupied = number("select unit_days_occupied from performance_return where id = '" + chosen.get(1) + "'");
        owner.does(amend(chosen.get(1), "unit_days_occupied = null"));
        assertThat(moved(before, figures("")))
                .containsExactly(0L, 0L, 0L, -occupied, -92 * Long.parseLong(chosen.get(4)));
        owner.does(amend(chosen.get(1), "unit_days_occupied = " + occupied));
        assertThat(figures("")).isEqualTo(before);
    }

    @Test
    void moreUnitsAreMoreUnitDays() {
        List<Long> before = figures("");
        owner.does("update contract set units = units + 3 where id = '" + chosen.get(2) + "'");
        assertThat(moved(before, figures(""))).containsExactly(0L, 0L, 3 * 92L, 0L, 3 * 92L);
        owner.does("update contract set units = units - 3 where id = '" + chosen.get(2) + "'");
        assertThat(figures("")).isEqualTo(before);
    }

    @Test
    void aNewContractIsExpectedToReturnAndADeletedOneIsNot() {
        List<Long> before = figures("");
        owner.does("""
                insert into service (id, partnership_id, authority_id, host_authority_id, provider_id, spls_id, name, client_group_id, service_type_id)
                select '00000000-0000-7000-8000-0000000000aa', partnership_id, authority_id, host_authority_id, provider_id, 'NEW-1', 'New', client_group_id, service_type_id
                from service where id = '%s'
                """.formatted(chosen.get(0)), """
                insert into contract (partnership_id, authority_id, service_id, reference, starts_on, ends_on, duration, units, annual_price_pence, staff_hours_per_week)
                select partnership_id, authority_id, id, 'N1', '2025-12-01', '2025-12-10', 'SHORT_TERM', 7, 100, 1
                from service where spls_id = 'NEW-1'
                """);
        assertThat(moved(before, figures(""))).containsExactly(1L, 0L, 70L, 0L, 0L);
        owner.does("delete from contract where reference = 'N1'", "delete from service where spls_id = 'NEW-1'");
        assertThat(figures("")).isEqualTo(before);
    }

    @Test
    void aServiceThatChangesItsClientGroupTakesItsFiguresAlong() {
        String other = owner.value(
                "select id from client_group where id <> '" + chosen.get(3) + "' order by position limit 1");
        String from = "clientGroups:[\"client-group-" + chosen.get(3) + "\"]";
        String to = "clientGroups:[\"client-group-" + other + "\"]";
        List<Long> left = figures(from);
        List<Long> joined = figures(to);
        List<Long> all = figures("");
        regroup(other);
        List<Long> taken = moved(figures(from), left);
        assertThat(taken.get(0)).isEqualTo(1);
        assertThat(moved(joined, figures(to))).isEqualTo(taken);
        assertThat(figures("")).isEqualTo(all);
        regroup(chosen.get(3));
        assertThat(figures(from)).isEqualTo(left);
    }

    @Test
    void twoChangesOfOneSumAtTheSameTimeBothCount() throws Exception {
        List<Long> before = figures("");
        CountDownLatch firstHasWritten = new CountDownLatch(1);
        CountDownLatch secondIsWaiting = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2);
                Connection first = database.owner().getConnection();
                Connection second = database.owner().getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            String pid = PlainSql.values(second, "select pg_backend_pid()").getFirst();
            execute(first, amend(chosen.get(1), "unit_days_occupied = unit_days_occupied - 10"));
            firstHasWritten.countDown();
            Future<?> later = threads.submit(() -> {
                firstHasWritten.await();
                secondIsWaiting.countDown();
                execute(second, amend(chosen.get(6), "unit_days_occupied = unit_days_occupied - 7"));
                second.commit();
                return null;
            });
            assertThat(secondIsWaiting.await(30, TimeUnit.SECONDS)).isTrue();
            long given = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (System.nanoTime() < given && !later.isDone() && !waits(pid)) {
                Thread.onSpinWait();
            }
            first.commit();
            later.get(30, TimeUnit.SECONDS);
        }
        assertThat(moved(before, figures(""))).containsExactly(0L, 0L, 0L, -17L, 0L);
    }

    private boolean waits(String pid) {
        return owner.value("select cardinality(pg_blocking_pids(" + pid + ")) > 0")
                .equals("true");
    }

    private void regroup(String clientGroup) {
        owner.does("update service set client_group_id = '" + clientGroup + "' where id = '" + chosen.get(0) + "'");
    }

    private static String amend(String row, String change) {
        return "update performance_return set " + change + " where id = '" + row + "'";
    }

    private static void execute(Connection connection, String sql) throws java.sql.SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) {
        return Long.parseLong(owner.value(sql));
    }

    /** Expected, received, unit-days, and both parts of utilisation, of Harrow in the last quarter of 2025. */
    private static List<Long> figures(String arguments) {
        List<String> values = Viewer.as("analyst.harrow")
                .asks(
                        "{authorityQuarters(" + arguments
                                + "since:{financialYear:2025,quarter:3},until:{financialYear:2025,quarter:3},where:{authority:{slug:{eq:\"harrow\"}}}){nodes{expected received unitDays utilisation{numerator denominator}}}}")
                .values();
        return values.isEmpty()
                ? List.of(0L, 0L, 0L, 0L, 0L)
                : values.stream()
                        .map(value -> value.equals("null") ? 0L : Long.parseLong(value))
                        .toList();
    }

    private static List<Long> moved(List<Long> before, List<Long> after) {
        return IntStream.range(0, before.size())
                .mapToObj(i -> after.get(i) - before.get(i))
                .toList();
    }
}
