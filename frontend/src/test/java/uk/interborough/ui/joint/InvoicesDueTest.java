package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.InventedDesk;
import uk.interborough.ui.preview.InventedInvoices;

class InvoicesDueTest extends DeskPageTest {
    private static final String INVOICES = "quotas?year=2026&view=invoices";

    @Test
    void theLeadIssuesAllOfAQuarterAndIsToldTheirNumbers() {
        open(INVOICES);
        assertThat(page()).contains("2 invoices to be issued", "2026 to 2027 Q4", "£14,485.84", "Late", "Next quarter");
        press("issue-invoices");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("IssueInvoices "));
        confirm();

        assertThat(page())
                .contains(
                        "EAL-JP-000031 to Brent, EAL-JP-000032 to Hounslow are issued, to be paid by 22 December 2026.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("IssueInvoices ")
                        .contains("financialYear=2026", "quarter=4", "key=", "joint_scheme-"));
    }

    @Test
    void oneIsIssuedAlone() {
        open(INVOICES);
        press("issue-" + "invoice_due-00000000-0000-7000-8000-000000000002");
        confirm();

        assertThat(page()).contains("EAL-JP-000031 to Hounslow is issued");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("IssueInvoice ")
                        .contains("agreement=joint_agreement-00000000-0000-7000-8000-000000000002"));
    }

    @Test
    void whatStandsInTheWayIsSaidWithItsClause() {
        api.answer(
                "IssueInvoices",
                v -> InventedDesk.change(
                        "issueInvoices",
                        "invoices",
                        List.of(),
                        List.of(InventedDesk.fault(
                                "agreement",
                                "INCOMPLETE",
                                "The agreement with Brent is not signed by both",
                                "JPA 1"))));
        open(INVOICES);
        press("issue-invoices");
        confirm();

        assertThat(page())
                .contains("There is a problem", "not signed by both (agreement, clause 1)", "2 invoices to be issued");
    }

    @Test
    void aPartnerAndWhoOnlyReadsIssueNothing() {
        is("COMMISSIONER", 5);
        open(INVOICES);
        assertThat(find(Div.class).withId("invoices-due").all()).isEmpty();
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("InvoicesDue "));

        is("NOTICE_READER", 1);
        open(INVOICES);
        assertThat(page()).contains("EAL-JP-000012").doesNotContain("to be issued");
        open("quotas/invoices/invoice-1");
        assertThat(offers("credit")).isFalse();
    }

    @Test
    void theLeadTakesAnInvoiceBackAndSaysWhy() {
        open("quotas/invoices/invoice-1");
        find(TextBox.class).withId("because").single().setValue("The units were wrong.");
        press("credit");
        confirm();

        assertThat(page()).contains("Credit note EAL-JP-000033 is issued and takes this invoice back.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("CreditInvoice ")
                        .contains("because=The units were wrong.", "key="));
    }

    @Test
    void whatIsTakenBackAlreadyIsNotTakenBackAgain() {
        Map<String, Object> invoice = InventedInvoices.invoice();
        invoice.put("creditedBy", Map.of("id", "invoice-2", "reference", "EAL-JP-000020"));
        api.answer("JointInvoice", v -> Map.of("invoice", invoice));
        open("quotas/invoices/invoice-1");

        assertThat(offers("credit")).isFalse();
        assertThat(page()).contains("EAL-JP-000020");
    }
}
