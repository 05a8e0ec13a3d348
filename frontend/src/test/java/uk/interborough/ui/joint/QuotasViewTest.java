package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.InventedForecasts;
import uk.interborough.ui.preview.InventedJoint;
import uk.interborough.ui.preview.PageTest;

class QuotasViewTest extends PageTest {

    @Test
    void sharesStandBesideUseAndWhoUsedMoreIsNamed() {
        open("quotas?year=2026&q=1");

        assertThat(page())
                .contains("Brent used more than its share", "Over its share", "Within its share")
                .contains("6.5", "6.0", "107.7%", "588 of 546 nights", "98.1%", "1 of 2")
                .contains("20 units, led by Ealing", "Since 1 April 2025");
    }

    @Test
    void yearQuarterAndAuthorityStandInTheAddress() {
        open("quotas?year=2025&q=3&view=ledger");
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("SchemeYear ")
                        && asked.contains("financialYear=2025")
                        && asked.contains("quarter=3")
                        && !asked.contains("quarter=1"));
        open("quotas?year=abc&q=9&view=none&scheme='&of=../x");
        assertThat(api.asked())
                .filteredOn(asked -> asked.startsWith("SchemeYear "))
                .hasSize(2);
    }

    @Test
    void theForecastNamesWhoIsLikelyToUseMoreThanItsShareAndWhetherForecastsHeld() {
        open("quotas");

        assertThat(page())
                .contains(
                        "Brent is likely to exceed its share by 31 March 2027", "93%", "17 January 2027", "Not likely")
                .contains("2,113", "2,590", "2,390 to 2,790", "1,000 simulated courses")
                .contains("held 10 of 12 times");
    }

    @Test
    void theLedgerHoldsNightsUnitWeeksVoidsReferralsAndTheFund() {
        open("quotas?year=2026&view=ledger");

        assertThat(page())
                .contains("588", "84", "Q1, Brent", "£346.98", "34", "£771.07")
                .contains("Pooled fund", "£326,752.40", "−£25,123.40")
                .contains("By agency", "Brent housing options", "42.0", "St Mungo’s", "not designated");
    }

    @Test
    void aQuotaSaysItsStateAndWhereItEnds() {
        open("quotas?year=2026&view=quotas");

        assertThat(page())
                .contains("Members that take no part", "Nearing the limit", "1 of 2", "40", "64 nights")
                .contains("433 nights", "nothing left on 19 March 2027 at this rate");
    }

    @Test
    void invoicesSayWhatIsOpenAndAnInvoiceHowItComesAbout() {
        open("quotas?year=2026&view=invoices");
        assertThat(page())
                .contains("EAL-JP-000012", "Overdue 114 days", "£10,347.03", "Statement of Hounslow")
                .contains("For a finance system", "the lines for finance", "Download PDF");

        open("quotas/invoices/" + "invoice-1");
        assertThat(page())
                .contains("5 units × £8,277.62 a year = £41,388.10, by 4")
                .contains("−1 unit × £8,277.62 a year × 77 days ÷ 365", "−£1,746.24")
                .contains("about line 2: Change of units", "Nothing is paid yet");
    }

    @Test
    void referralsCountTheNightsOfTheTimeThatIsChosen() {
        open("quotas?year=2026&q=1&view=referrals");
        assertThat(page()).contains("2 referrals, 3 nights", "Waiting (1)", "Ended (1)", "Agency not designated");

        open("quotas?year=2026&q=2&view=referrals&of=brent&state=ended");
        assertThat(page()).contains("1 referral, 4 nights", "Authority: Brent", "Park View, unit 3");

        open("quotas?year=2026&view=referrals&of=harrow");
        assertThat(page()).contains("Nobody was referred or stayed");

        open("quotas/referrals/referral-1");
        assertThat(page()).contains("Referral by Brent", "2026 to 2027 Q1", "2026 to 2027 Q2", "Moved out");
    }

    @Test
    void theForecastOfQuotasStandsBelowThem() {
        api.answer("UseForecasts", v -> InventedForecasts.ofAQuota());
        open("quotas?view=quotas");

        assertThat(page())
                .contains("Members that take no part are likely to exceed their quota by 31 March 2027")
                .doesNotContain("exceed its share");
    }

    @Test
    void anAgreementThatEndsSoonIsAWarning() {
        open("quotas?view=agreement");

        assertThat(page())
                .contains("The agreement with Brent ends on 31 March 2027", "Ends in 129 days", "Not yet")
                .contains("RPI of September, by published rate, never down")
                .contains("September 2025: 398.1, a year before 387.7", "2.7%", "No agency is designated");
    }

    @Test
    void whoTakesNoPartIsToldWhatIsOpen() {
        api.answer("JointSchemes", v -> InventedJoint.schemes(false));
        open("quotas?view=ledger");

        assertThat(page())
                .contains(
                        "takes no part in this scheme",
                        "What your authority may use",
                        "Nearing the limit",
                        "is counted too")
                .doesNotContain("Pooled fund", "likely to exceed");
    }

    @Test
    void aSchemeIsChosenByTheIdentifierTheContractGives() {
        String id = "joint-scheme-5d98d642-ccc2-2a9a-649e-6acbfe82a782";

        assertThat(QuotasState.read(QueryParameters.of("scheme", id)).scheme()).isEqualTo(id);
    }

    @Test
    void noSchemeAndNoQuotaIsSaid() {
        api.answer("JointSchemes", v -> InventedAnswers.none("jointSchemes"));
        api.answer("QuotaYears", v -> InventedAnswers.none("quotaYears"));
        open("quotas");

        assertThat(page()).contains("No authorities of your partnership buy units together");
    }

    @Test
    void whoBelongsToNoPartnershipHasNoPage() {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("authority", null);
        viewer.put("partnerships", List.of());
        api.answer("Viewer", v -> Map.of("viewer", viewer));
        open("accessibility");
        open("quotas");

        assertThat(page()).contains("Page not found");
    }

    @Test
    void nightsOfATermAreCutAtBothEnds() {
        Term q1 = new Term(2026, 1);

        assertThat(q1.nights(LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 3)))
                .isEqualTo(2);
        assertThat(q1.nights(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 7, 9)))
                .isEqualTo(1);
        assertThat(q1.nights(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 9)))
                .isZero();
        assertThat(new Term(2026, 0).nights(LocalDate.MIN, LocalDate.MAX)).isEqualTo(365);
        assertThat(Term.yearOf(LocalDate.of(2027, 3, 31))).isEqualTo(2026);
    }
}
