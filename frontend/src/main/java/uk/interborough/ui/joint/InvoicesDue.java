package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;

/** Invoices that the lead authority can issue: one, or all of the earliest quarter among them. */
final class InvoicesDue extends Div {

    /** One of them. Total null: a price is not known yet. */
    record Due(
            String id,
            boolean isLate,
            @Nullable BigDecimal total,
            int lines,
            FinancialQuarter quarter,
            Authority partner,
            Agreement agreement) {}

    /** Of which agreement. */
    record Agreement(String id) {}

    /** What was issued. */
    record Issued(String id, String reference, LocalDate dueOn, Authority partner) {}

    private record Dues(@Nullable Page<Due> invoicesDue) {}

    private record One(@Nullable Issued invoice, List<Fault> errors) {}

    private record OneAnswer(One change) {}

    private record All(List<Issued> invoices, List<Fault> errors) {}

    private record AllAnswer(All change) {}

    private final SchemeWork work;
    private final FinancialQuarter first;
    private final Consumer<List<Issued>> done;
    private final Form form = new Form();

    /**
     * @param dues at least one, the earliest quarter first
     * @param done called with what was issued, in the order of its numbers
     */
    InvoicesDue(SchemeWork work, List<Due> dues, Consumer<List<Issued>> done) {
        this.work = work;
        this.done = done;
        first = dues.getFirst().quarter();
        List<Due> now = dues.stream().filter(due -> due.quarter().equals(first)).toList();
        addClassName("ib-card");
        setId("invoices-due");
        add(
                new H2(Say.count(dues.size(), "invoice", "invoices") + " to be issued"),
                Markup.quiet("Quarterly in advance (agreement, clause 10.1), and to be paid within 30 days. What is due"
                        + " of the past is charged with the first."),
                form,
                new DataTable<Due>("Invoices to be issued")
                        .hideCaption()
                        .stacks()
                        .text("Partner", due -> due.partner().name())
                        .text("Quarter", due -> due.quarter().label())
                        .number("Lines", due -> Say.number(due.lines()))
                        .number("Total", due -> due.total() == null ? "Price not known yet" : Say.money(due.total()))
                        .component("State", InvoicesDue::state)
                        .component("Issue", this::one)
                        .rows(dues));
        if (now.size() > 1) {
            Div actions = new Div(all(now));
            actions.addClassName("ib-actions");
            add(actions);
        }
    }

    /** What can be issued of a scheme, the earliest quarter first. */
    static List<Due> ask(Api api, String scheme) {
        Page<Due> page =
                api.ask("invoices-due", Map.of("scheme", scheme), Dues.class).invoicesDue();
        return page == null ? List.of() : page.nodes();
    }

    private static Tag state(Due due) {
        return due.isLate() ? new Tag(Tag.Kind.WARNING, "Late") : new Tag(Tag.Kind.PLAIN, "Next quarter");
    }

    private Component one(Due due) {
        String key = UUID.randomUUID().toString();
        String what = "the invoice of " + due.partner().name() + " for "
                + due.quarter().label();
        NativeButton button = Confirmation.main(
                "Issue",
                "issue-" + due.id(),
                "Issue " + what + "?",
                consequence(Stream.of(due)),
                "Issue the invoice",
                () -> send(() -> {
                    One answer = work.api()
                            .ask(
                                    "issue-invoice",
                                    Map.of(
                                            "agreement", due.agreement().id(),
                                            "quarter", due.quarter().asInput(),
                                            "key", key),
                                    OneAnswer.class)
                            .change();
                    return new All(answer.invoice() == null ? List.of() : List.of(answer.invoice()), answer.errors());
                }));
        button.removeClassName("ib-button-main");
        button.addClassName("ib-button-small");
        button.add(Markup.unseen(": " + what));
        return button;
    }

    private Component all(List<Due> now) {
        String key = UUID.randomUUID().toString();
        String words = "Issue all " + now.size() + " for " + first.label();
        return Confirmation.main(
                words,
                "issue-invoices",
                words + "?",
                consequence(now.stream()),
                "Issue " + Say.count(now.size(), "invoice", "invoices"),
                () -> send(() -> work.api()
                        .ask(
                                "issue-invoices",
                                Map.of("scheme", work.scheme().id(), "quarter", first.asInput(), "key", key),
                                AllAnswer.class)
                        .change()));
    }

    private static String consequence(Stream<Due> dues) {
        return "To "
                + dues.map(due -> due.partner().name() + " " + Say.money(due.total()))
                        .collect(Collectors.joining(", "))
                + ". An issued invoice never changes; it can be taken back by a credit note.";
    }

    private void send(Supplier<All> issuing) {
        List<Issued> issued = new ArrayList<>();
        form.send(
                () -> {
                    All answer = issuing.get();
                    issued.addAll(answer.invoices());
                    return answer.errors();
                },
                () -> done.accept(issued));
    }

    /** What was issued, each a link to it. */
    static Span words(List<Issued> issued) {
        Span words = new Span();
        issued.forEach(each -> {
            if (words.getChildren().findAny().isPresent()) {
                words.add(new Span(", "));
            }
            words.add(
                    InvoicesPart.link(each.id(), each.reference()),
                    new Span(" to " + each.partner().name()));
        });
        words.add(new Span((issued.size() == 1 ? " is" : " are") + " issued, to be paid by "
                + issued.stream()
                        .map(each -> Say.date(each.dueOn()))
                        .findFirst()
                        .orElse("") + "."));
        return words;
    }
}
