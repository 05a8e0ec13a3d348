package uk.interborough.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.TestDatabase;

/** Several officers of the lead authority at the same time. */
@OnJointWork
class AtTheSameTimeTest {

    @Autowired
    TestDatabase database;

    private JointWork work;
    private String scheme = "";

    @BeforeEach
    void aScheme() {
        work = new JointWork(database);
        scheme = work.scheme(
                "Crowded", "2024-04-01", 20, "ealing 9, brent 6, hounslow 5", "8060.00", JointWork.BY_RATE, "");
    }

    @Test
    void numbersHaveNoGapsAndNoQuarterIsIssuedTwice() throws Exception {
        int before = last();
        List<Callable<JsonNode>> work = new ArrayList<>();
        for (String partner : List.of("brent", "hounslow")) {
            String agreement = this.work.agreement(scheme, partner);
            for (int quarter = 1; quarter <= 3; quarter++) {
                String issue = JointWork.issue(agreement, 2024, quarter);
                work.add(() -> JointWork.does("ealing", issue));
                work.add(() -> JointWork.does("ealing", issue));
            }
        }
        work.add(() -> JointWork.does("ealing", """
                issueInvoices(scheme: "%s", quarter: {financialYear: 2024, quarter: 2}) {invoices {total}%s}
                """.formatted(scheme, JointWork.FAULTS)));
        List<JsonNode> answers = together(work);

        assertThat(answers.stream().flatMap(answer -> JointWork.faults(answer, "code").stream()))
                .isSubsetOf("DUPLICATE", "IMPOSSIBLE");
        assertThat(this.work
                        .owner()
                        .value("select count(*) from invoice where 'joint-scheme-' || scheme_id = '" + scheme + "'"))
                .isEqualTo("6");
        assertThat(this.work
                        .owner()
                        .values(
                                "select i.number from invoice i join authority a on a.id = i.authority_id where a.slug = 'ealing'"
                                        + " and number > " + before + " order by 1"))
                .isEqualTo(IntStream.rangeClosed(before + 1, before + 6)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    private int last() {
        return Integer.parseInt(work.owner()
                .value(
                        "select coalesce(max(number), 0) from invoice i join authority a on a.id = i.authority_id where a.slug ="
                                + " 'ealing'"));
    }

    @Test
    void schedulesAppendedTogetherNeverLeaveADayThatDoesNotAddUp() throws Exception {
        List<Callable<JsonNode>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String more = JointWork.append(
                    scheme,
                    "VARIATION",
                    "2024-07-01",
                    "services: " + this.work.bought(21 + i) + ", allocations: "
                            + this.work.shares("ealing " + (10 + i) + ", brent 6, hounslow 5"));
            String divided = JointWork.append(
                    scheme,
                    "REAPPORTIONMENT",
                    "2024-07-01",
                    "allocations: " + this.work.shares("ealing 8, brent 6, hounslow 6"));
            work.add(() -> JointWork.does("ealing", more));
            work.add(() -> JointWork.does("ealing", divided));
        }
        together(work);
        assertThat(this.work.owner().values("""
                select p.number from scheme_schedule p
                where p.units <> (select sum(units) from allocation a where a.schedule_id = p.id)
                   or p.units <> (select sum(units) from scheduled_service s where s.schedule_id = p.id)
                """)).isEmpty();
        assertThat(this.work.owner().values("""
                select count(*), max(number), count(distinct number) from scheme_schedule where 'joint-scheme-' || scheme_id = '%s'
                """.formatted(scheme)).stream().distinct())
                .hasSize(1);
    }

    @Test
    void ofThoseWhoStartFromTheSameScheduleOneAppends() throws Exception {
        String divided = JointWork.append(
                scheme,
                "REAPPORTIONMENT",
                "2024-07-01",
                "after: 1, allocations: " + work.shares("ealing 8, brent 6, hounslow 6"));
        List<JsonNode> answers =
                together(List.of(() -> JointWork.does("ealing", divided), () -> JointWork.does("ealing", divided)));
        assertThat(answers.stream().map(answer -> JointWork.faults(answer, "code")))
                .containsExactlyInAnyOrder(List.of(), List.of("CONFLICT"));
    }

    private static List<JsonNode> together(List<Callable<JsonNode>> work)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> each : threads.invokeAll(work)) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
