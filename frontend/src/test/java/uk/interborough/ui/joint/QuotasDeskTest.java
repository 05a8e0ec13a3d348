package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedDesk;
import uk.interborough.ui.preview.InventedJoint;
import uk.interborough.ui.preview.InventedScheme;

class QuotasDeskTest extends DeskPageTest {
    private static final String INVOICE = "external-" + Invented.id("external_charge", 1);
    private static final String QUOTAS = "quotas?year=2026&view=quotas";

    @BeforeEach
    void barnetIsAnAuthority() {
        api.answer(
                "Authorities",
                v -> Map.of("authorities", Map.of("nodes", List.of(Map.of("id", "authority-9", "name", "Barnet")))));
    }

    @Test
    void limitsChargesAndAbatementsAreListed() {
        open(QUOTAS);

        assertThat(page())
                .contains("Limits set", "Until replaced", "60.0", "Harrow", "£210.50", "HC/77", "Nobody suited.")
                .contains("£631.50", "Ealing £378.90, Brent £252.60");
    }

    @Test
    void theLeadSetsAQuotaStartingFromWhatStands() {
        open(QUOTAS);
        press("set-quota");
        enter("unitWeeks", "many");
        press("send-set-quota");
        assertThat(page())
                .contains("Choose whom it is for", "Enter the units as a whole number", "Enter the first day")
                .contains("Enter unit-weeks with one decimal at most");
        choose("scope", "WEST_LONDON");
        enter("units", "3");
        enter("unitWeeks", "90.5");
        day("fromDay", 1, 4, 2027);
        press("send-set-quota");

        assertThat(page()).contains("The quota is set.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("SetQuota ")
                        .contains("scope=WEST_LONDON", "units=3", "unitWeeks=90.5", "fromDay=2027-04-01", "key=")
                        .doesNotContain("neighbours="));
    }

    @Test
    void aFaultOfTheQuotaNamesItsClause() {
        api.answer(
                "SetQuota",
                v -> Map.of(
                        "setQuota",
                        Map.of(
                                "errors",
                                List.of(InventedDesk.fault(
                                        "neighbours", "IMPOSSIBLE", "Harrow belongs to the partnership", "JPA 7.2")))));
        open(QUOTAS);
        press("set-quota");
        choose("scope", "NEIGHBOURS");
        enter("units", "1");
        day("fromDay", 1, 4, 2027);
        press("send-set-quota");

        assertThat(page()).contains("Harrow belongs to the partnership (agreement, clause 7.2)");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theLeadRecordsAChargeByLetter() {
        open(QUOTAS);
        press("record-charge");
        press("send-record-charge");
        assertThat(page()).contains("Choose the authority", "Enter the price", "Enter the date of the letter");
        ((ComboBox<Named>) find(ComboBox.class).withId("authority").single())
                .setValue(new Named("authority-9", null, "Barnet"));
        enter("unitWeekPrice", "£1,210.50");
        day("letterOn", 3, 11, 2026);
        enter("letterReference", "HC/81");
        find(TextBox.class).withId("because").single().setValue("Nobody suited.");
        press("send-record-charge");

        assertThat(page()).contains("The charge is recorded.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("RecordExternalCharge ")
                        .contains("authority=authority-9", "unitWeekPrice=1210.50", "letterOn=2026-11-03"));
    }

    @Test
    void aQuarterIsInvoicedOnce() {
        open(QUOTAS);
        assertThat(page()).contains("EAL-JP-000040 Q2 26/27");
        press(INVOICE);
        assertThat(find(Select.class).withId("quarter").single().getValue())
                .as("the only one that is left")
                .isEqualTo(new FinancialQuarter(2026, 1));
    }

    @Test
    void theLeadInvoicesTheUseOfAnAuthorityOutside() {
        api.answer("ExternalInvoices", v -> InventedScheme.externalInvoices(true));
        open(QUOTAS);
        press(INVOICE);
        press("send-external-invoice");
        assertThat(page()).contains("Choose the quarter", "£210.50 a unit-week, by letter HC/77");
        select("quarter", 1);
        day("dueOn", 31, 12, 2026);
        press("send-external-invoice");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("To Harrow for the nights of 2026 to 2027 Q1, at £210.50 a unit-week")
                .contains("to be paid by 31 December 2026");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("IssueExternalInvoice"));
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(page()).contains("Invoice EAL-JP-000041 of £631.50 to Harrow is issued");
        assertThat(find(RouterLink.class).all())
                .anyMatch(link -> link.getHref().equals("quotas/invoices/" + Invented.id("invoice", 41)));
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("IssueExternalInvoice ")
                        .contains("charge=" + Invented.id("external_charge", 1), "financialYear=2026", "quarter=1")
                        .contains("dueOn=2026-12-31", "key="));
    }

    @Test
    void aQuarterThatIsInvoicedAlreadyIsToldAtItsField() {
        api.answer(
                "IssueExternalInvoice",
                v -> InventedDesk.change(
                        "issueExternalInvoice",
                        "invoice",
                        null,
                        List.of(InventedDesk.fault("quarter", "DUPLICATE", "It is invoiced already", "JPA 10.1"))));
        open(QUOTAS);
        press(INVOICE);
        select("quarter", 0);
        press("send-external-invoice");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(page()).contains("There is a problem", "It is invoiced already (agreement, clause 10.1)");
    }

    @Test
    void theLeadRecordsIncomeAndWhetherFeesAreAbated() {
        open(QUOTAS);
        press("record-abatement");
        choose("isApplied", false);
        press("send-record-abatement");
        assertThat(page()).contains("Enter the income", "Say why the fees are not abated");
        day("fromDay", 1, 7, 2026);
        day("toDay", 30, 9, 2026);
        enter("income", "420");
        choose("isApplied", true);
        press("send-record-abatement");

        assertThat(page()).contains("The income is recorded.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("RecordAbatement ")
                        .contains("income=420", "isApplied=true", "toDay=2026-09-30")
                        .doesNotContain("because="));
    }

    @Test
    void partnersReadAndWhoTakesNoPartSeesItsQuotaAlone() {
        is("COMMISSIONER", HOUNSLOW);
        open(QUOTAS);
        assertThat(page()).contains("Limits set", "HC/77");
        assertThat(offers("set-quota") || offers("record-charge") || offers("record-abatement") || offers(INVOICE))
                .isFalse();

        is("COMMISSIONER", HARROW);
        api.answer("JointSchemes", v -> InventedJoint.schemes(false));
        open(QUOTAS);
        assertThat(page()).contains("What your authority may use").doesNotContain("Limits set", "Abatements");
    }
}
