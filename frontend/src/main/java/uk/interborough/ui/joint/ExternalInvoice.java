package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SmallForm;

/** Invoices an authority outside a scheme for the nights of a quarter, at the price of its letter. */
final class ExternalInvoice {

    private static final String BUTTON = "send-external-invoice";

    private record Issued(String id, String reference, LocalDate dueOn, BigDecimal total, Authority partner) {}

    private record Outcome(@Nullable Issued invoice, List<Fault> errors) {}

    private record Answer(Outcome change) {}

    private final SchemeWork work;
    private final Consumer<Component> done;

    /** @param done called with what was issued, in words and with a link to it */
    ExternalInvoice(SchemeWork work, Consumer<Component> done) {
        this.work = work;
        this.done = done;
    }

    /**
     * What is invoiced by a charge, and where something of it is not, what opens the form.
     *
     * @param uses lines of invoices, of this charge and of others
     */
    Component cell(FormCard card, ExternalCharge charge, List<ExternalUse> uses) {
        Map<FinancialQuarter, ExternalUse.Invoice> issued = new TreeMap<>();
        uses.stream()
                .filter(use -> use.standsFor(charge))
                .map(ExternalUse::invoice)
                .forEach(invoice -> issued.put(invoice.quarter(), invoice));
        List<FinancialQuarter> quarters = charge.quartersUsed(work.today()).stream()
                .filter(quarter -> !issued.containsKey(quarter))
                .toList();
        Div cell = new Div();
        issued.forEach((quarter, invoice) -> cell.add(new Div(
                InvoicesPart.link(invoice.id(), invoice.reference()),
                Markup.span(" " + quarter.shortLabel(), "ib-small"))));
        if (!quarters.isEmpty()) {
            cell.add(card.inRow(
                    "Issue invoice",
                    charge.charged().name() + ", " + charge.letterReference(),
                    "external-" + charge.id(),
                    place -> form(place, charge, quarters)));
        } else if (issued.isEmpty()) {
            cell.add(Markup.span("Nothing to invoice yet", "ib-small"));
        }
        return cell;
    }

    private SmallForm form(FormCard.Place place, ExternalCharge charge, List<FinancialQuarter> quarters) {
        Select<FinancialQuarter> quarter = new Select<>();
        quarter.setLabel("Quarter");
        quarter.setItems(quarters);
        quarter.setItemLabelGenerator(each -> each == null ? "" : each.label());
        if (quarters.size() == 1) {
            quarter.setValue(quarters.getFirst());
        }
        DateInput dueOn = new DateInput("Last day for payment", "dueOn").hint("Left empty: in 30 days.");
        String key = UUID.randomUUID().toString();
        SmallForm small = new SmallForm("Invoice " + charge.charged().name(), place.opener(), place.close());
        Form form = small.form();
        form.add(Markup.quiet("The nights used in the quarter, by the unit-week: " + charge.words()
                + " (agreement, clause 11.2). A quarter is invoiced once, and when it has ended."));
        form.field("quarter", new Field("quarter", quarter))
                .field("dueOn", dueOn)
                .buttonOnly("Issue the invoice", BUTTON, () -> {
                    List<Fault> faults = new Required()
                            .chosen(
                                    "quarter",
                                    Optional.ofNullable(quarter.getValue()).stream()
                                            .toList(),
                                    "Choose the quarter")
                            .optionalDay("dueOn", dueOn)
                            .faults();
                    form.faults(faults);
                    if (faults.isEmpty()) {
                        Confirmation.ask(
                                BUTTON,
                                "Issue the invoice?",
                                "To %s for the nights of %s, at %s a unit-week, to be paid %s. An issued invoice never changes; it can be taken back by a credit note."
                                        .formatted(
                                                charge.charged().name(),
                                                quarter.getValue().label(),
                                                Say.money(charge.unitWeekPrice()),
                                                dueOn.value() == null ? "in 30 days" : "by " + Say.date(dueOn.value())),
                                "Issue the invoice",
                                () -> issue(form, sent(charge, quarter.getValue(), dueOn, key)));
                    }
                });
        return small;
    }

    private static Map<String, Object> sent(
            ExternalCharge charge, FinancialQuarter quarter, DateInput dueOn, String key) {
        Map<String, Object> sent =
                new HashMap<>(Map.of("charge", charge.id(), "quarter", quarter.asInput(), "key", key));
        if (dueOn.value() != null) {
            sent.put("dueOn", Required.sent(dueOn));
        }
        return sent;
    }

    private void issue(Form form, Map<String, Object> sent) {
        List<Issued> issued = new ArrayList<>();
        form.send(
                () -> {
                    Outcome outcome = work.api()
                            .ask("issue-external-invoice", sent, Answer.class)
                            .change();
                    Optional.ofNullable(outcome.invoice()).ifPresent(issued::add);
                    return outcome.errors();
                },
                () -> done.accept(words(issued.getFirst())));
    }

    private static Span words(Issued invoice) {
        return new Span(
                new Span("Invoice "),
                InvoicesPart.link(invoice.id(), invoice.reference()),
                new Span(" of %s to %s is issued, to be paid by %s."
                        .formatted(Say.money(invoice.total()), invoice.partner().name(), Say.date(invoice.dueOn()))));
    }
}
