package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.TextBox;

/** What the viewer can do about an invoice: record a payment, contest it, settle what is contested, take it back. */
final class InvoiceActions extends Div {

    private record Note(String reference) {}

    private record NoteMade(@Nullable Note invoice, List<Fault> errors) {}

    private record NoteAnswer(NoteMade change) {}

    private final Api api;
    private final JointInvoice invoice;
    private final Consumer<String> done;
    private final String key = UUID.randomUUID().toString();

    /** @param done called with what was done, in words */
    InvoiceActions(Api api, JointInvoice invoice, Viewer viewer, LocalDate today, Consumer<String> done) {
        this.api = api;
        this.invoice = invoice;
        this.done = done;
        addClassName("ib-stack");
        boolean leads = viewer.isOf(invoice.lead().id());
        boolean pays = viewer.isOf(invoice.partner().id());
        if (!viewer.writesJoint() || !leads && !pays) {
            return;
        }
        if (leads && invoice.open().signum() != 0) {
            add(payment(today));
        }
        Optional<JointInvoice.Dispute> standing = invoice.disputes().nodes().stream()
                .filter(dispute -> dispute.settledOn() == null)
                .findFirst();
        standing.ifPresentOrElse(dispute -> add(settlement(dispute)), () -> {
            if (pays && invoice.creditedBy() == null && !invoice.isCreditNote()) {
                add(dispute());
            }
        });
        if (leads && invoice.creditedBy() == null && !invoice.isCreditNote()) {
            add(credit());
        }
    }

    private Div payment(LocalDate today) {
        DateInput day = new DateInput("Day of payment", "paidOn").hint("Today or earlier.");
        day.show(today);
        Input amount = new Input();
        amount.setValue(invoice.open().toPlainString());
        Input reference = new Input();
        Form form = new Form();
        form.field("paidOn", day)
                .field(
                        "amount",
                        new Field("Amount in pounds", "amount", amount)
                                .hint("With a minus sign to take a mistake back."))
                .field("reference", new Field("The payer’s reference", "reference", reference))
                .button("Record payment", "record-payment", () -> {
                    Optional<BigDecimal> pounds = pounds(amount.getValue());
                    if (day.value() == null) {
                        fault(form, "paidOn", "Enter the day as numbers, for example 27 3 2026");
                    } else if (pounds.isEmpty()) {
                        fault(form, "amount", "Enter the amount in pounds and pence, for example 12090.00");
                    } else {
                        send(
                                form,
                                "record-invoice-payment",
                                Map.of(
                                        "invoice", invoice.id(),
                                        "paidOn", day.value().toString(),
                                        "amount", pounds.get(),
                                        "reference", reference.getValue().strip(),
                                        "key", key),
                                "A payment of " + Say.money(pounds.get()) + " is recorded.");
                    }
                });
        return Markup.card("Record a payment", form);
    }

    /** Pounds as somebody writes them: with or without sign and commas. */
    static Optional<BigDecimal> pounds(String written) {
        String plain = written.strip().replace("£", "").replace(",", "").replace("−", "-");
        return plain.matches("-?\\d{1,12}(\\.\\d{1,2})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    private Div dispute() {
        TextBox because = new TextBox(3);
        Form form = new Form();
        form.field("because", new Field("What is contested?", "because", because))
                .buttonOnly(
                        "Contest the invoice",
                        "dispute",
                        () -> send(
                                form,
                                "dispute-invoice",
                                Map.of(
                                        "invoice",
                                        invoice.id(),
                                        "because",
                                        because.getValue().strip(),
                                        "key",
                                        key),
                                "The invoice is contested."));
        return Markup.card(
                "Contest it", new Paragraph("The lead authority sees what you write, and so do its partners."), form);
    }

    private Div settlement(JointInvoice.Dispute dispute) {
        TextBox words = new TextBox(3);
        Form form = new Form();
        form.field("settlement", new Field("How was it settled?", "settlement", words))
                .buttonOnly(
                        "Record as settled",
                        "settle",
                        () -> send(
                                form,
                                "settle-invoice-dispute",
                                Map.of(
                                        "id",
                                        dispute.id(),
                                        "version",
                                        dispute.version(),
                                        "settlement",
                                        words.getValue().strip()),
                                "The dispute is settled."));
        return Markup.card("Settle the dispute", form);
    }

    private Div credit() {
        TextBox why = new TextBox(3);
        Form form = new Form();
        form.field("because", new Field("Why is it taken back?", "because", why));
        form.add(Confirmation.button(
                "Take the invoice back",
                "credit",
                "Take " + invoice.reference() + " back?",
                "A credit note of " + Say.money(invoice.total().negate()) + " is issued to "
                        + invoice.partner().name() + ". Neither the invoice nor the note ever changes; what the invoice"
                        + " charged can be invoiced anew.",
                "Issue the credit note",
                () -> credit(form, why.getValue().strip())));
        return Markup.card(
                "Take it back",
                new Paragraph("A credit note takes the whole invoice back, and what it charged can be invoiced anew."
                        + " Anything smaller is a line on a later invoice."),
                form);
    }

    private void credit(Form form, String because) {
        List<Note> issued = new ArrayList<>();
        form.send(
                () -> {
                    NoteMade made = api.ask(
                                    "credit-invoice",
                                    Map.of("id", invoice.id(), "because", because, "key", key),
                                    NoteAnswer.class)
                            .change();
                    Optional.ofNullable(made.invoice()).ifPresent(issued::add);
                    return made.errors();
                },
                () -> done.accept("Credit note "
                        + issued.stream().map(Note::reference).findFirst().orElse("")
                        + " is issued and takes this invoice back."));
    }

    private static void fault(Form form, String field, String words) {
        form.faults(List.of(new Fault(field, "BAD_USER_INPUT", words)));
    }

    private void send(Form form, String document, Map<String, ?> variables, String words) {
        try {
            List<Fault> faults = api.change(document, variables);
            if (faults.isEmpty()) {
                done.accept(words);
            } else {
                form.faults(faults);
            }
        } catch (ApiException e) {
            form.failed(e);
        }
    }
}
