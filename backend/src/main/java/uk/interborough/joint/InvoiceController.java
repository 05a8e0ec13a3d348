package uk.interborough.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Invoices and payments in GraphQL. Answers name them by their identifiers; the read engine fills them. */
@Controller
class InvoiceController {

    private final Invoices invoices;
    private final Payments payments;
    private final Disputes disputes;

    InvoiceController(Invoices invoices, Payments payments, Disputes disputes) {
        this.invoices = invoices;
        this.payments = payments;
        this.disputes = disputes;
    }

    @MutationMapping
    Map<String, @Nullable Object> issueInvoice(
            @Argument String agreement,
            @Argument QuarterAsked quarter,
            @Argument @Nullable LocalDate dueOn,
            @Argument @Nullable String clientMutationKey) {
        return invoices.issue(
                        new Invoices.Wanted(NodeId.read("JointAgreement", agreement), quarter, dueOn),
                        clientMutationKey)
                .under("invoice");
    }

    @MutationMapping
    Map<String, @Nullable Object> issueInvoices(
            @Argument String scheme,
            @Argument QuarterAsked quarter,
            @Argument @Nullable LocalDate dueOn,
            @Argument @Nullable String clientMutationKey) {
        return invoices.issueAll(
                        new Invoices.Wanted(NodeId.read("JointScheme", scheme), quarter, dueOn), clientMutationKey)
                .payload();
    }

    @MutationMapping
    Map<String, @Nullable Object> issueExternalInvoice(
            @Argument String charge,
            @Argument QuarterAsked quarter,
            @Argument @Nullable LocalDate dueOn,
            @Argument @Nullable String clientMutationKey) {
        return invoices.issueExternal(
                        new Invoices.Wanted(NodeId.read("ExternalCharge", charge), quarter, dueOn), clientMutationKey)
                .under("invoice");
    }

    @MutationMapping
    Map<String, @Nullable Object> creditInvoice(
            @Argument String id, @Argument String because, @Argument @Nullable String clientMutationKey) {
        return invoices.credit(new Invoices.Credit(NodeId.read("Invoice", id), because), clientMutationKey)
                .under("invoice");
    }

    @MutationMapping
    Map<String, @Nullable Object> recordInvoicePayment(
            @Argument String invoice,
            @Argument LocalDate paidOn,
            @Argument BigDecimal amount,
            @Argument String reference,
            @Argument @Nullable String clientMutationKey) {
        return payments.receive(
                        new Payments.Received(NodeId.read("Invoice", invoice), paidOn, amount, reference),
                        clientMutationKey)
                .under("invoicePayment");
    }

    @MutationMapping
    Map<String, @Nullable Object> disputeInvoice(
            @Argument String invoice,
            @Argument @Nullable String line,
            @Argument String because,
            @Argument @Nullable String clientMutationKey) {
        return disputes.raise(
                        new Disputes.Wanted(
                                NodeId.read("Invoice", invoice), NodeId.readIfGiven("InvoiceLine", line), because),
                        clientMutationKey)
                .under("invoiceDispute");
    }

    @MutationMapping
    Map<String, @Nullable Object> settleInvoiceDispute(
            @Argument String id, @Argument int version, @Argument String settlement) {
        return disputes.settle(NodeId.read("InvoiceDispute", id), version, settlement)
                .under("invoiceDispute");
    }

    @MutationMapping
    Map<String, @Nullable Object> recordProviderPayment(
            @Argument String scheme,
            @Argument String provider,
            @Argument QuarterAsked quarter,
            @Argument LocalDate paidOn,
            @Argument BigDecimal amount,
            @Argument String reference,
            @Argument @Nullable String clientMutationKey) {
        return payments.pay(
                        new Payments.Paid(
                                NodeId.read("JointScheme", scheme),
                                NodeId.read("Provider", provider),
                                quarter,
                                paidOn,
                                amount,
                                reference),
                        clientMutationKey)
                .under("providerPayment");
    }
}
