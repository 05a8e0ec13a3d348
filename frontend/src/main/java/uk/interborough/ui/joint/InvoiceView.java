package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.NamedFile;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.joint.JointInvoice.Dispute;
import uk.interborough.ui.joint.JointInvoice.Line;
import uk.interborough.ui.joint.JointInvoice.Payment;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.FileLinks;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;
import uk.interborough.ui.parts.Tag;

/** One invoice: what is charged and how each amount comes about, what was paid, what is contested. */
@Route("quotas/invoices/:id")
@PermitAll
public final class InvoiceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final Div outcome = new Div();
    private String id = "";
    private String title = "Invoice";

    public InvoiceView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
    }

    /** Whether there is such an invoice for whoever asks. */
    public static boolean exists(Api api, String id) {
        return JointInvoice.ask(api, id).isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").orElse("");
        outcome.removeAll();
        show(JointInvoice.ask(api, id).orElseThrow(NotFoundException::new));
    }

    @Override
    public String getPageTitle() {
        return title + " – Joint units and quotas – Interborough";
    }

    private void show(JointInvoice invoice) {
        title = invoice.reference();
        removeAll();
        Div head = new Div(
                new Div(
                        new H1((invoice.isCreditNote() ? "Credit note " : "Invoice ") + invoice.reference()),
                        new Paragraph("%s to %s, for %s."
                                .formatted(
                                        invoice.lead().name(),
                                        invoice.partner().name(),
                                        invoice.quarter().label()))),
                files(invoice));
        head.addClassName("ib-head");
        Div right = new Div(
                payments(invoice),
                disputes(invoice),
                new InvoiceActions(api, invoice, Viewer.ask(api), LocalDate.now(clock), this::done));
        right.addClassName("ib-stack");
        Div columns = new Div(facts(invoice), right);
        columns.addClassNames("ib-columns", "ib-columns-uneven");
        add(
                new Breadcrumbs(
                        invoice.reference(),
                        QuotasState.USUAL
                                .withScheme(schemeId(invoice))
                                .withYear(invoice.quarter().financialYear())
                                .withTab(QuotasState.Tab.INVOICES)
                                .link("Joint units and quotas")),
                head,
                outcome,
                lines(invoice),
                columns);
    }

    private FileLinks files(JointInvoice invoice) {
        return new FileLinks("the lines", "joint-invoice-file", Map.of("id", invoice.id()))
                .paper(
                        "The invoice is not open to you.",
                        () -> NamedFile.ask(api, "invoice-document", Map.of("invoice", invoice.id())));
    }

    /** Shows what stands now, and above it what was done. */
    private void done(String words) {
        show(JointInvoice.ask(api, id).orElseThrow(NotFoundException::new));
        outcome.removeAll();
        outcome.add(Done.banner(words));
    }

    private static String schemeId(JointInvoice invoice) {
        return invoice.scheme() == null || invoice.scheme().id() == null
                ? ""
                : invoice.scheme().id();
    }

    private static Div lines(JointInvoice invoice) {
        DataTable<Line> table = new DataTable<Line>("Lines of " + invoice.reference())
                .hideCaption()
                .stacks()
                .component("What", InvoiceView::what)
                .text("From", line -> Say.shortDate(line.fromDay()))
                .text("To", line -> Say.shortDate(line.toDay()))
                .component("How it comes about", line -> new Span(madeOf(line)))
                .number("Amount", line -> Say.money(line.amount()))
                .rows(invoice.lines().nodes());
        Paragraph sum = new Paragraph(Markup.element("strong", new Span("Total " + Say.money(invoice.total()))));
        sum.addClassName("ib-sum");
        Div card = Markup.card("What is charged", table, sum);
        card.setId("lines");
        return card;
    }

    private static Component what(Line line) {
        Component words = line.referral() == null
                ? new Span(line.words())
                : new RouterLink(
                        line.words(),
                        ReferralView.class,
                        new RouteParameters("id", line.referral().id()));
        return new Div(words, Markup.span(kind(line.kind()), "ib-small"));
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "QUARTER" -> "A quarter in advance (clause 10.1)";
            case "VARIATION" -> "Charged otherwise before (clause 10.3)";
            case "ABATEMENT" -> "Share of income from others (clause 11.3)";
            case "EXTERNAL_USE" -> "Use by an authority outside (clause 11.2)";
            case "CREDIT" -> "Taken back";
            default -> kind;
        };
    }

    /** Everything an amount is made of, as one would reckon it. */
    static String madeOf(Line line) {
        String units = line.units() == null ? "" : units(line.units());
        if (line.unitWeeks() != null) {
            return Say.unitWeeks(line.unitWeeks()) + " unit-weeks";
        }
        if (line.units() == null || line.annualPrice() == null) {
            return "";
        }
        String year = units + " × " + Say.money(line.annualPrice()) + " a year";
        if (line.days() != null && line.daysInYear() != null) {
            return year + " × " + Say.count(line.days(), "day", "days") + " ÷ " + line.daysInYear();
        }
        return line.annual() == null
                ? year
                : year + " = " + Say.money(line.annual()) + ", by 4; what rounding leaves comes with the last quarter";
    }

    private static String units(int units) {
        return (units < 0 ? "−" : "") + Say.count(Math.abs(units), "unit", "units");
    }

    private static Div facts(JointInvoice invoice) {
        SummaryList facts = new SummaryList()
                .row("State", JointTags.invoice(invoice.state(), invoice.daysOverdue()))
                .row("Total", Say.money(invoice.total()))
                .row("Paid", Say.money(invoice.paid()))
                .row("Open", Say.money(invoice.open()))
                .row("Issued", Say.date(invoice.issuedOn()))
                .row("Due", Say.weekday(invoice.dueOn()))
                .row(
                        "Scheme",
                        invoice.scheme() == null ? null : invoice.scheme().name())
                .row("Issued by", invoice.lead().name())
                .row("To be paid by", invoice.partner().name())
                .row("Order number", invoice.purchaseOrder())
                .row("Cost code", invoice.costCode())
                .row("Why it takes back", invoice.because());
        if (invoice.credits() != null) {
            facts.row(
                    "Takes back",
                    InvoicesPart.link(invoice.credits().id(), invoice.credits().reference()));
        }
        if (invoice.creditedBy() != null) {
            facts.row(
                    "Taken back by",
                    InvoicesPart.link(
                            invoice.creditedBy().id(), invoice.creditedBy().reference()));
        }
        return Markup.card("Facts", facts);
    }

    private static Div payments(JointInvoice invoice) {
        List<Payment> payments = invoice.payments().nodes();
        Div card = Markup.card("Payments");
        card.setId("payments");
        if (payments.isEmpty()) {
            card.add(new Paragraph("Nothing is paid yet."));
            return card;
        }
        card.add(new DataTable<Payment>("Payments")
                .hideCaption()
                .text("Day", payment -> Say.date(payment.paidOn()))
                .text("Reference", Payment::reference)
                .number("Amount", payment -> Say.money(payment.amount()))
                .rows(payments));
        return card;
    }

    private static Div disputes(JointInvoice invoice) {
        Div card = Markup.card("Disputes");
        card.setId("disputes");
        if (invoice.disputes().nodes().isEmpty()) {
            card.add(new Paragraph("Nothing is contested."));
        }
        invoice.disputes().nodes().forEach(dispute -> card.add(dispute(dispute)));
        return card;
    }

    private static Component dispute(Dispute dispute) {
        Div words = new Div(
                new Paragraph(
                        dispute.settledOn() == null
                                ? new Tag(Tag.Kind.WARNING, "Stands")
                                : new Tag(Tag.Kind.GOOD, "Settled on " + Say.date(dispute.settledOn()))),
                new Paragraph(dispute.because()),
                Markup.quiet("Raised on " + Say.date(dispute.raisedOn())
                        + (dispute.line() == null
                                ? ", about the whole."
                                : ", about line " + dispute.line().position() + ": "
                                        + dispute.line().words())));
        if (dispute.settlement() != null) {
            words.add(new Paragraph("Settled: " + dispute.settlement()));
        }
        words.addClassName("ib-texts");
        return words;
    }
}
