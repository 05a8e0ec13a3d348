package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.joint.ProviderPayments.Payment;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SmallForm;
import uk.interborough.ui.parts.SummaryList;

/** The pooled fund of a scheme, and what the lead authority pays the provider from it. */
final class FundPart extends WorkPart<FundPart.Answer> {

    private static final int MOST_QUARTERS = 12;

    /** What is asked for it. Fund null: not open to the viewer. */
    record Answer(@Nullable PooledFund fund, ProviderPayments payments) {

        static Answer ask(SchemeWork work) {
            String scheme = work.scheme().id();
            return new Answer(
                    PooledFund.ask(work.api(), scheme).orElse(null), ProviderPayments.ask(work.api(), scheme));
        }
    }

    FundPart(Answer answer, SchemeWork work) {
        super(work);
        show(answer);
    }

    @Override
    Answer ask() {
        return Answer.ask(work);
    }

    @Override
    List<? extends Component> cards(Answer answer) {
        return Stream.of(
                        Optional.ofNullable(answer.fund()).map(FundPart::fund),
                        Optional.of(payments(answer.payments())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Div fund(PooledFund fund) {
        SummaryList facts = new SummaryList()
                .row("What the units cost", Say.money(fund.cost()))
                .row("Charged to partners", Say.money(fund.charged()))
                .row("The lead’s own contribution", Say.money(fund.leadShare()))
                .row("Given back from income of others", Say.money(fund.abated()))
                .row("Paid by partners", Say.money(fund.received()))
                .row("Paid by authorities outside", Say.money(fund.externalReceived()))
                .row("Paid to the provider", Say.money(fund.providerPaid()))
                .row("Balance", Markup.element("strong", new Span(Say.money(fund.balance()))));
        Div card = Markup.card(
                "Pooled fund",
                Markup.quiet("From the first day of the scheme to the end of this quarter, whichever year is chosen."
                        + " The balance is the lead’s contribution and what was received, less what the provider was"
                        + " paid (agreement, clause 2.1)."),
                facts);
        card.setId("fund");
        return card;
    }

    private FormCard payments(ProviderPayments payments) {
        List<Payment> rows = payments.providerPayments().nodes();
        int others = payments.providerPayments().total() - rows.size();
        FormCard card = new FormCard(
                "Payments to the provider",
                "provider-payments",
                Markup.quiet("By the lead authority, from the pooled fund (agreement, clause 5.1)."
                        + (others > 0
                                ? " The latest are shown; " + Say.count(others, "earlier one is", "earlier ones are")
                                        + " left out."
                                : "")));
        card.content(
                rows.isEmpty()
                        ? new Paragraph("None is recorded.")
                        : new DataTable<Payment>("Payments to the provider")
                                .hideCaption()
                                .stacks()
                                .text("Day", row -> Say.date(row.paidOn()))
                                .text("Provider", row -> row.provider().name())
                                .text("For", row -> row.quarter().label())
                                .number("Amount", row -> Say.money(row.amount()))
                                .text("Reference", Payment::reference)
                                .text(
                                        "Recorded by",
                                        row -> row.recordedBy() == null
                                                ? ""
                                                : row.recordedBy().name())
                                .rows(rows));
        return work.leads()
                ? card.opens("Record a payment", "record-provider-payment", place -> payment(place, payments))
                : card;
    }

    private SmallForm payment(FormCard.Place place, ProviderPayments payments) {
        SmallForm small = new SmallForm("Record a payment to the provider", place.opener(), place.close());
        Select<Named> provider = new Select<>();
        provider.setLabel("Provider");
        provider.setItems(payments.providers());
        provider.setItemLabelGenerator(Named::name);
        if (payments.providers().size() == 1) {
            provider.setValue(payments.providers().getFirst());
        }
        Select<FinancialQuarter> quarter = new Select<>();
        quarter.setLabel("Quarter it is for");
        List<FinancialQuarter> quarters = quarters();
        quarter.setItems(quarters);
        quarter.setItemLabelGenerator(FinancialQuarter::label);
        quarters.stream().skip(1).findFirst().ifPresent(quarter::setValue);
        DateInput day = new DateInput("Day of payment", "paidOn").hint("Today or earlier.");
        day.show(work.today());
        Input amount = new Input();
        Input reference = new Input();
        String key = UUID.randomUUID().toString();
        Form form = small.form();
        form.field("provider", new Field("provider", provider))
                .field("quarter", new Field("paid-quarter", quarter))
                .field("paidOn", day)
                .field(
                        "amount",
                        new Field("Amount in pounds", "amount", amount)
                                .hint("With a minus sign to take a mistake back."))
                .field("reference", new Field("Your reference of the payment", "reference", reference))
                .buttonOnly("Record the payment", "send-provider-payment", () -> {
                    Optional<BigDecimal> pounds = InvoiceActions.pounds(amount.getValue());
                    Required missing = new Required()
                            .chosen("provider", chosen(provider.getValue()), "Choose the provider")
                            .chosen("quarter", chosen(quarter.getValue()), "Choose the quarter it is for")
                            .day("paidOn", day, "Enter the day of payment")
                            .chosen(
                                    "amount",
                                    chosen(pounds.orElse(null)),
                                    "Enter the amount in pounds and pence, for example 40300.00")
                            .text("reference", reference.getValue(), "Enter the reference of the payment");
                    Map<String, Object> sent = new HashMap<>();
                    if (missing.faults().isEmpty()) {
                        sent.putAll(Map.of(
                                "scheme", work.scheme().id(),
                                "provider", String.valueOf(provider.getValue().id()),
                                "quarter", quarter.getValue().asInput(),
                                "paidOn", Required.sent(day),
                                "amount", pounds.orElseThrow(),
                                "reference", reference.getValue().strip(),
                                "key", key));
                    }
                    send(
                            form,
                            missing.faults(),
                            "record-provider-payment",
                            sent,
                            pounds.map(Say::money).orElse("") + " to the provider is recorded.");
                });
        return small;
    }

    /** From the one after today's back to the first of the scheme. */
    private List<FinancialQuarter> quarters() {
        return Stream.iterate(FinancialQuarter.endedBefore(work.today()).plus(2), quarter -> quarter.plus(-1))
                .takeWhile(quarter -> !quarter.lastDay().isBefore(work.scheme().startsOn()))
                .limit(MOST_QUARTERS)
                .toList();
    }

    private static List<Object> chosen(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }
}
