package uk.interborough.documents;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Documents in GraphQL. What may not be read is not there. */
@Controller
class DocumentController {
    private final NoticeForms forms;
    private final NoticeRegisters registers;
    private final AnnualReviews reviews;
    private final InvoiceDocuments invoices;
    private final ProposalDocuments proposals;

    DocumentController(
            NoticeForms forms,
            NoticeRegisters registers,
            AnnualReviews reviews,
            InvoiceDocuments invoices,
            ProposalDocuments proposals) {
        this.forms = forms;
        this.registers = registers;
        this.reviews = reviews;
        this.invoices = invoices;
        this.proposals = proposals;
    }

    @QueryMapping
    @Nullable
    PrintedFile noticeForm(@Argument String version, @Argument NoticeForms.Copy copy) {
        return NodeId.parse("NoticeVersion", version)
                .flatMap(id -> forms.print(id, copy))
                .orElse(null);
    }

    @QueryMapping
    @Nullable
    PrintedFile noticeRegisterFile(@Argument String register) {
        return NodeId.parse("NoticeRegister", register).flatMap(registers::file).orElse(null);
    }

    @QueryMapping
    @Nullable
    PrintedFile annualReviewPack(
            @Argument @Nullable String partnership, @Argument int year, @Argument AnnualReviews.Kind kind) {
        return reviews.pack(NodeId.readIfGiven("Partnership", partnership), year, kind)
                .orElse(null);
    }

    @QueryMapping
    @Nullable
    PrintedFile invoiceDocument(@Argument String invoice) {
        return NodeId.parse("Invoice", invoice).flatMap(invoices::invoice).orElse(null);
    }

    @QueryMapping
    @Nullable
    PrintedFile statementDocument(@Argument String scheme, @Argument String partner) {
        return NodeId.parse("JointScheme", scheme)
                .flatMap(of -> NodeId.parse("Authority", partner).flatMap(payer -> invoices.statement(of, payer)))
                .orElse(null);
    }

    @QueryMapping
    @Nullable
    PrintedFile proposalDocument(@Argument String proposal) {
        return NodeId.parse("ApportionmentProposal", proposal)
                .flatMap(proposals::proposal)
                .orElse(null);
    }
}
