package uk.interborough.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** What each agency referred and used, by quarter. */
class AgencyUseTest extends SchemesWork {

    @Test
    void nightsAreCountedInTheQuarterTheyAreSpentIn() {
        String stays = made(BRENT, "", "2026-06-29");
        assertThat(codes(accepts(stays, 1, "2026-06-30", "2026-07-11"))).isEmpty();
        assertThat(codes(referral(EALING, "startStay(id:\"" + stays + "\",version:2,startedOn:\"2026-06-30\")")))
                .isEmpty();
        assertThat(codes(referral(EALING, "endStay(id:\"" + stays + "\",version:3,endedOn:\"2026-07-11\")")))
                .isEmpty();
        String refused = made(HOUNSLOW, "", "2026-07-02");
        assertThat(codes(referral(EALING, "refuseReferral(id:\"" + refused + "\",version:1,because:\"No room\")")))
                .isEmpty();
        // Decisions are of the day they are recorded.
        String now = owner.value("""
                select app.financial_year(app.today()) || ' to ' || app.financial_year(app.today()) + 1
                       || ' Q' || 1 + (extract(month from app.today())::int + 8) % 12 / 3
                """);

        assertThat(uses(
                        EALING,
                        "authority{name} quarter{label} referralsMade referralsAccepted referralsRefused"
                                + " usedNights unitWeeksUsed"))
                .isEqualTo("""
                        Brent 2026 to 2027 Q1 1 0 0 1 0.1
                        Brent 2026 to 2027 Q2 0 0 0 10 1.4
                        Brent %1$s 0 1 0 0 0.0
                        Hounslow 2026 to 2027 Q2 1 0 0 0 0.0
                        Hounslow %1$s 0 0 1 0 0.0
                        """.formatted(now).lines().toList());
        assertThat(EALING.asks("""
                        {agencyReviews(where: {scheme: {id: {eq: "%s"}}, year: {eq: 2026}}, orderBy: [{authority: {name: ASC}}]) {
                          nodes {referralsMade referralsAccepted usedNights unitWeeksUsed}}}
                        """.formatted(scheme)).values()).startsWith("1").contains("11", "1.6");
        assertThat(uses(HARROW, "agency")).as("who takes no part").isEmpty();
    }

    /** Of a scheme of the demonstration, whose two years are full of stays. */
    @Test
    void agenciesAddUpToTheirAuthority() {
        assertThat(nights("agencyUsesStats"))
                .isEqualTo(nights("schemeUsesStats"))
                .hasSizeGreaterThan(80);
    }

    private static List<String> nights(String statistics) {
        return EALING.asks("""
                {%s(where: {scheme: {name: {eq: "Homeless young people, West London"}}, usedNights: {gt: 0}},
                  groupBy: [{by: QUARTER}, {by: AUTHORITY}], first: 500) {nodes {
                    key {quarter {label} authority {name}} usedNights {sum}}}}
                """.formatted(statistics)).values();
    }

    /** A line each. */
    private List<String> uses(Viewer viewer, String fields) {
        return viewer.asks("""
                        {agencyUses(where: {scheme: {id: {eq: "%s"}}}, orderBy: [{authority: {name: ASC}}, {quarter: ASC}]) {nodes {%s}}}
                        """.formatted(scheme, fields))
                .at("/agencyUses/nodes")
                .valueStream()
                .map(row -> String.join(" ", Reply.valuesOf(row)))
                .toList();
    }
}
