package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import uk.interborough.ui.notices.Notice.Receipt;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Who received the latest version, and what became of it there. */
final class Receipts {

    private Receipts() {}

    /** @param remind asked to remind a member; the buttons are there for whoever may */
    static Div card(Notice notice, boolean mayRemind, Consumer<Receipt> remind) {
        List<Receipt> latest = notice.receipts().nodes().stream()
                .filter(Receipt::isLatest)
                .sorted(Comparator.comparing(receipt -> receipt.authority().name()))
                .toList();
        long acknowledged = latest.stream()
                .filter(receipt -> receipt.acknowledgedAt() != null)
                .count();
        DataTable<Receipt> table = new DataTable<Receipt>("Acknowledgements")
                .hideCaption()
                .stacks()
                .text("Authority", receipt -> receipt.authority().name())
                .component("State", receipt -> NoticeTags.receipt(receipt.state()))
                .text("Acknowledge by", receipt -> Say.date(receipt.acknowledgeBy()))
                .text("Acknowledged", Receipts::acknowledged)
                .text("What it did", receipt -> outcomes(notice, receipt));
        if (mayRemind) {
            table.component("Remind", receipt -> reminder(receipt, remind));
        }
        Div card = Markup.card(
                "Acknowledgements",
                new Paragraph(
                        latest.isEmpty()
                                ? "This notice was not circulated here: it was brought in with the register."
                                : "%s of %s acknowledged the latest version."
                                        .formatted(
                                                Say.number(acknowledged),
                                                Say.count(latest.size(), "authority has", "authorities have"))));
        if (!latest.isEmpty()) {
            card.add(table.rows(latest));
        }
        card.setId("acknowledgements");
        return card;
    }

    private static String acknowledged(Receipt receipt) {
        return receipt.acknowledgedAt() == null
                ? ""
                : Say.moment(receipt.acknowledgedAt())
                        + (receipt.acknowledgedBy() == null
                                ? ""
                                : ", " + receipt.acknowledgedBy().name());
    }

    private static String outcomes(Notice notice, Receipt receipt) {
        return notice.outcomes().nodes().stream()
                .filter(outcome ->
                        outcome.authority().name().equals(receipt.authority().name()))
                .map(Notice.Outcome::inWords)
                .collect(Collectors.joining("; "));
    }

    private static Component reminder(Receipt receipt, Consumer<Receipt> remind) {
        if (receipt.acknowledgedAt() != null) {
            return new Span("");
        }
        NativeButton button = new NativeButton("Send reminder", event -> remind.accept(receipt));
        button.add(Markup.unseen(" to " + receipt.authority().name()));
        button.addClassNames("ib-button", "ib-button-small");
        return button;
    }
}
