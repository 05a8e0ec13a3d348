package uk.interborough.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.TestDatabase;

/** Invoices and statements as papers, read back from the PDF that a viewer gets. */
@OnJointWork
class InvoiceDocumentTest {

    @Autowired
    TestDatabase database;

    private JointWork work;
    private String scheme = "";
    private String agreement = "";

    @BeforeEach
    void aSchemeWhosePartnerTookAUnitMore() {
        work = new JointWork(database);
        scheme = work.scheme(
                "Printed", "2018-04-01", 20, "ealing 9, brent 6, hounslow 5", "8060.00", JointWork.BY_RATE, "");
        agreement = work.agreement(scheme, "brent");
        JointWork.done("brent", """
                updateJointAgreement(id: "%s", version: 3, purchaseOrder: "PO-<77>", costCode: "H410") {jointAgreement {id}%s}
                """.formatted(agreement, JointWork.FAULTS));
        JointWork.issued(agreement, 2018, 1);
        JointWork.done(
                "ealing",
                JointWork.append(
                        scheme,
                        "REAPPORTIONMENT",
                        "2018-06-01",
                        "allocations: " + work.shares("ealing 10, brent 7, hounslow 3")));
    }

    private String secondQuarter() {
        return JointWork.done("ealing", JointWork.issue(agreement, 2018, 2))
                .at("/invoice/id")
                .asString();
    }

    @Test
    void itSaysWhoOwesWhatAndHowEachAmountCameAbout() throws IOException {
        String invoice = secondQuarter();
        String reference =
                work.owner().value("select reference from invoice where 'invoice-' || id = '" + invoice + "'");

        JsonNode file = document("brent", invoice);

        assertThat(file.get("name").asString()).isEqualTo("Invoice " + reference + ".pdf");
        assertThat(file.get("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(words(file))
                .contains(
                        "Invoice " + reference,
                        "From London Borough of Ealing to London Borough of Brent, for 2018 to 2019 Q2: Printed.",
                        "Date of issue 22 November 2026",
                        "To be paid by 22 December 2026",
                        "The agreement of 1 April 2018 to ",
                        "Purchase order PO-<77>",
                        "Cost code H410",
                        "A quarter in advance (JPA 10.1)",
                        "by days (JPA 10.3)",
                        "Total £14,767.47",
                        "7 units × £8,060.00 = £56,420.00 a year",
                        "£14,105.00",
                        "1 unit × £8,060.00 × 30 days ÷ 365 = £662.47",
                        "State Issued",
                        "To be paid £14,767.47")
                .doesNotContain("contested", "Payments", "Taken back");
    }

    @Test
    void itSaysWhatWasPaidAndContestedAndWhoTookItBack() throws IOException {
        String invoice = secondQuarter();
        JointWork.done("ealing", """
                recordInvoicePayment(invoice: "%s", paidOn: "2026-11-20", amount: 100.00, reference: "BACS 4") {invoicePayment {id}%s}
                """.formatted(invoice, JointWork.FAULTS));
        JointWork.done("brent", """
                disputeInvoice(invoice: "%s", because: "Two days too many") {invoiceDispute {id}%s}
                """.formatted(invoice, JointWork.FAULTS));

        assertThat(words(document("ealing", invoice)))
                .contains(
                        "This invoice is contested.",
                        "20 November 2026 BACS 4 £100.00",
                        "To be paid £14,667.47",
                        "22 November 2026, the whole: Two days too many. Not settled.");

        String other = JointWork.done("ealing", JointWork.issue(work.agreement(scheme, "hounslow"), 2018, 1))
                .at("/invoice/id")
                .asString();
        String note = JointWork.done("ealing", """
                creditInvoice(id: "%s", because: "Wrong price") {invoice {id}%s}
                """.formatted(other, JointWork.FAULTS))
                .at("/invoice/id")
                .asString();
        assertThat(words(document("hounslow", other))).contains("Taken back by credit note", "To be paid £0.00");
        assertThat(words(document("hounslow", note)))
                .contains("Credit note", "Because Wrong price", "line 1 of ", "Total −£");
    }

    @Test
    void nobodyElseHasItAndNotThereIsTheSame() {
        String invoice = secondQuarter();
        for (String other : new String[] {"harrow", "wigan"}) {
            assertThat(document(other, invoice).isNull()).isTrue();
            assertThat(document(other, "invoice-" + UUID.randomUUID()).isNull()).isTrue();
            assertThat(statement(other).isNull()).isTrue();
        }
        assertThat(document("ealing", "no identifier").isNull()).isTrue();
    }

    @Test
    void aStatementIsTheAccountWithWhatIsOpen() throws IOException {
        secondQuarter();
        String words = words(statement("brent"));
        assertThat(words)
                .contains(
                        "Account of London Borough of Brent with London Borough of Ealing, Printed, on 22 November 2026.")
                .contains("22 November 2026 Open £26,857.47");
        assertThat(words.split("£12,090\\.00", -1)).hasSize(3);
    }

    @Test
    void theFileForFinanceHasARowALineAndAddsUp() {
        String invoice = secondQuarter();
        String reference =
                work.owner().value("select reference from invoice where 'invoice-' || id = '" + invoice + "'");

        assertThat(JointWork.officer("ealing").asks("""
                {financeLines(where: {invoice: {id: {eq: "%s"}}}) {nodes {documentNumber documentType documentDate dueDate debtor purchaseOrder
                  costCode netAmount taxCode period description}}}
                """.formatted(invoice)).values())
                .containsExactly(
                        reference,
                        "INVOICE",
                        "2026-11-22",
                        "2026-12-22",
                        "BEN",
                        "PO-<77>",
                        "H410",
                        "14105.00",
                        "null",
                        "2026/08",
                        "2018 to 2019 Q2, in advance; Printed",
                        reference,
                        "INVOICE",
                        "2026-11-22",
                        "2026-12-22",
                        "BEN",
                        "PO-<77>",
                        "H410",
                        "662.47",
                        "null",
                        "2026/08",
                        "Difference by days; Printed");
        assertThat(work.owner().values("""
                select i.reference from invoice i
                where i.total_pence is distinct from (select sum(f.net_amount_pence) from known.finance_line f where f.invoice_id = i.id)
                """)).isEmpty();
        assertThat(JointWork.officer("harrow")
                        .asks("{financeLines(where: {scheme: {id: {eq: \"" + scheme + "\"}}}) {nodes {id}}}")
                        .values())
                .isEmpty();
    }

    private static JsonNode document(String slug, String invoice) {
        return JointWork.officer(slug)
                .asks("{invoiceDocument(invoice: \"" + invoice + "\") {name mediaType size content}}")
                .at("/invoiceDocument");
    }

    private JsonNode statement(String slug) {
        return JointWork.officer(slug)
                .asks("{statementDocument(scheme: \"%s\", partner: \"%s\") {name mediaType size content}}"
                        .formatted(scheme, work.authority("brent")))
                .at("/statementDocument");
    }

    /** In reading order, one blank between words. */
    private static String words(JsonNode file) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(Base64.getDecoder().decode(file.get("content").asString()))) {
            return new PDFTextStripper().getText(document).replaceAll("[ \\n\\r]+", " ");
        }
    }
}
