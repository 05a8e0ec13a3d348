package uk.interborough.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.TestDatabase;

/** The example of the template: 20 units at £8,060; Ealing 9, Brent 6, Hounslow 5. */
@OnJointWork
class WorkedExampleTest {
    private static final String SHARES = "ealing 9, brent 6, hounslow 5";

    @Autowired
    TestDatabase database;

    private JointWork work;

    @BeforeEach
    void work() {
        work = new JointWork(database);
    }

    @Test
    void aYearIsExactToThePennyAndTheNextIsUpliftedByTheIndexOfDecember() {
        String scheme = work.scheme("Example", "2018-04-01", 20, SHARES, "8060.00", JointWork.BY_RATE, "");
        String brent = work.agreement(scheme, "brent");
        String hounslow = work.agreement(scheme, "hounslow");

        for (int quarter = 1; quarter <= 4; quarter++) {
            assertThat(JointWork.issued(brent, 2018, quarter)).isEqualTo("12090.00");
            assertThat(JointWork.issued(hounslow, 2018, quarter)).isEqualTo("10075.00");
        }
        assertThat(prices(scheme, "toDay: {lte: \"2020-03-31\"}", "annualPrice origin changePercent"))
                .containsExactly("8060.00", "AGREED", "null", "8277.62", "UPLIFTED", "2.7");
        for (int quarter = 1; quarter <= 4; quarter++) {
            assertThat(JointWork.issued(brent, 2019, quarter)).isEqualTo("12416.43");
            assertThat(JointWork.issued(hounslow, 2019, quarter)).isEqualTo(quarter < 4 ? "10347.03" : "10347.01");
        }
        assertThat(work.owner().values("""
                select a.slug, sum(i.total_pence) from invoice i join authority a on a.id = i.partner_id
                where 'joint-scheme-' || i.scheme_id = '%s' and i.quarter >= '2019-04-01' group by 1 order by 1
                """.formatted(scheme)))
                .containsExactly("brent", "4966572", "hounslow", "4138810");
    }

    @Test
    void theMethodOfUpliftMakesFortyOnePence() {
        assertThat(uplifted(JointWork.BY_RATIO)).containsExactly("9317.99");
        assertThat(uplifted(JointWork.BY_RATE)).containsExactly("9318.40");
    }

    private List<String> uplifted(String terms) {
        String scheme = work.scheme("Uplift", "2009-04-01", 20, SHARES, "9100.00", terms, "");
        return prices(scheme, "fromDay: {eq: \"2010-04-01\"}", "annualPrice");
    }

    private static List<String> prices(String scheme, String which, String what) {
        return JointWork.officer("brent")
                .asks("""
                {jointScheme(id: "%s") {unitPrices(where: {%s}, orderBy: {fromDay: ASC}) {nodes {%s}}}}
                """.formatted(scheme, which, what))
                .values();
    }

    @Test
    void aPartnerThatGivesUnitsUpWithinAQuarterPaysTheDifferenceByDays() {
        String scheme = work.scheme("Varied", "2018-04-01", 20, SHARES, "8060.00", JointWork.BY_RATE, "");
        assertThat(JointWork.issuedToAll(scheme, 2018, 1))
                .containsExactlyInAnyOrder("brent", "12090.00", "hounslow", "10075.00");

        JointWork.done(
                "ealing",
                JointWork.append(
                        scheme,
                        "REAPPORTIONMENT",
                        "2018-06-01",
                        "allocations: " + work.shares("ealing 10, brent 7, hounslow 3")));

        // 30 days of June at £8,060: one unit £662.47 more, two units £1,324.93 less
        assertThat(JointWork.issuedToAll(scheme, 2018, 2))
                .containsExactlyInAnyOrder("brent", "14767.47", "hounslow", "4720.07");
    }
}
