package uk.interborough.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.notices.Change;
import uk.interborough.ui.notices.NoticeTags;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;

/** The messages to one member about one notice, and what can be done where one does not arrive. */
final class Trail extends Div {

    record Receipt(
            String id,
            String state,
            OffsetDateTime circulatedAt,
            LocalDate deputyOn,
            LocalDate acknowledgeBy,
            @Nullable OffsetDateTime acknowledgedAt,
            @Nullable Named acknowledgedBy,
            Named authority,
            @Nullable About notice,
            Page<Delivery> deliveries) {}

    record About(String id, @Nullable String reference) {}

    record Delivery(
            String id,
            String kind,
            String toName,
            String toEmail,
            String state,
            int attempts,
            @Nullable String problem,
            OffsetDateTime queuedAt,
            @Nullable OffsetDateTime attemptedAt,
            @Nullable OffsetDateTime attemptNextAt,
            @Nullable OffsetDateTime sentAt,
            @Nullable OffsetDateTime bouncedAt) {}

    private record Answer(@Nullable Receipt noticeReceipt) {}

    private final Api api;
    private final String receiptId;
    private final boolean coordinator;
    private final Runnable changed;
    private final Runnable closed;
    private final Div outcome = new Div();
    private final Div content = new Div();

    /**
     * @param changed called when something was done
     * @param closed called when it is to go
     */
    Trail(Api api, String receiptId, boolean coordinator, Runnable changed, Runnable closed) {
        this.api = api;
        this.receiptId = receiptId;
        this.coordinator = coordinator;
        this.changed = changed;
        this.closed = closed;
        addClassName("ib-card");
        setId("trail");
        content.addClassName("ib-figures");
        add(content);
        show();
        addAttachListener(
                event -> getElement()
                        .executeJs(
                                "setTimeout(() => { const head = this.querySelector('h2'); head.tabIndex = -1; head.focus(); })"));
    }

    private void show() {
        Optional<Receipt> found =
                api.askAbout(receiptId, "receipt-trail", Answer.class).map(Answer::noticeReceipt);
        content.removeAll();
        NativeButton close = new NativeButton("Close", event -> closed.run());
        close.addClassName("ib-button");
        close.setId("close-trail");
        if (found.isEmpty()) {
            content.add(new H2("Not there any more"), close);
            return;
        }
        Receipt receipt = found.get();
        Div actions = new Div();
        actions.addClassName("ib-actions");
        if (receipt.acknowledgedAt() == null) {
            NativeButton remind = new NativeButton(
                    "Send reminder",
                    event -> attempt(
                            "The contacts of " + receipt.authority().name() + " are reminded.",
                            () -> Change.send(api, "remind-of-notice", Map.of("receipt", receipt.id()))));
            remind.addClassNames("ib-button", "ib-button-main");
            remind.setId("remind");
            actions.add(remind);
        }
        actions.add(close);
        String reference =
                receipt.notice() == null ? "" : ", " + receipt.notice().reference();
        content.add(
                new H2(receipt.authority().name() + reference),
                outcome,
                new Paragraph(
                        NoticeTags.receipt(receipt.state()),
                        new com.vaadin.flow.component.html.Span(standing(receipt))),
                deliveries(receipt),
                actions);
    }

    private static String standing(Receipt receipt) {
        return receipt.acknowledgedAt() == null
                ? " Circulated on %s. The deputy is told on %s; acknowledge by %s."
                        .formatted(
                                Say.moment(receipt.circulatedAt()),
                                Say.date(receipt.deputyOn()),
                                Say.weekday(receipt.acknowledgeBy()))
                : " " + Say.moment(receipt.acknowledgedAt())
                        + (receipt.acknowledgedBy() == null
                                ? ""
                                : ", by " + receipt.acknowledgedBy().name());
    }

    private Component deliveries(Receipt receipt) {
        if (receipt.deliveries().nodes().isEmpty()) {
            return new Paragraph("No message was sent: this member has named no contact to which notices go.");
        }
        DataTable<Delivery> table = new DataTable<Delivery>(
                        "Messages to " + receipt.authority().name())
                .hideCaption()
                .stacks()
                .text("To", delivery -> delivery.toName() + ", " + delivery.toEmail())
                .text("What", delivery -> kind(delivery.kind()))
                .component("State", delivery -> state(delivery.state()))
                .text("When", Trail::when)
                .text("Problem", delivery -> delivery.problem() == null ? "" : delivery.problem());
        if (coordinator) {
            table.component("Mend", this::mend);
        }
        return table.rows(receipt.deliveries().nodes());
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "NOTICE" -> "Notice";
            case "REMINDER" -> "Reminder";
            case "DEPUTY" -> "To the deputy";
            case "HEAD_OF_SERVICE" -> "To the head of service";
            case "UNREACHED" -> "To the coordinator: not reached";
            default ->
                kind.charAt(0)
                        + kind.substring(1).toLowerCase(java.util.Locale.UK).replace('_', ' ');
        };
    }

    /** Where a message stands. */
    static Tag state(String state) {
        return switch (state) {
            case "SENT" -> new Tag(Tag.Kind.GOOD, "Sent");
            case "BOUNCED" -> new Tag(Tag.Kind.BAD, "Bounced");
            case "FAILED" -> new Tag(Tag.Kind.BAD, "Given up");
            default -> new Tag(Tag.Kind.PLAIN, "Queued");
        };
    }

    private static String when(Delivery delivery) {
        return switch (delivery.state()) {
            case "SENT" -> Say.moment(delivery.sentAt());
            case "BOUNCED" -> Say.moment(delivery.bouncedAt());
            case "FAILED" ->
                Say.moment(delivery.attemptedAt()) + ", after " + Say.count(delivery.attempts(), "attempt", "attempts");
            default ->
                delivery.attemptNextAt() == null
                        ? "Queued " + Say.moment(delivery.queuedAt())
                        : "Next attempt " + Say.moment(delivery.attemptNextAt());
        };
    }

    private Component mend(Delivery delivery) {
        if (delivery.state().equals("SENT")) {
            return button("It bounced", delivery, () -> askBounce(delivery));
        }
        return delivery.state().equals("QUEUED")
                ? new com.vaadin.flow.component.html.Span("")
                : button(
                        "Send again",
                        delivery,
                        () -> attempt(
                                "The message to " + delivery.toEmail() + " is sent again.",
                                () -> Change.send(api, "send-again", Map.of("delivery", delivery.id()))));
    }

    private static NativeButton button(String text, Delivery delivery, Runnable action) {
        NativeButton button = new NativeButton(text, event -> action.run());
        button.add(Markup.unseen(" " + delivery.toEmail()));
        button.addClassNames("ib-button", "ib-button-small");
        return button;
    }

    private void askBounce(Delivery delivery) {
        Input problem = new Input();
        Form form = new Form();
        form.field(
                        "problem",
                        new Field(
                                "What does the message say that came back from " + delivery.toEmail() + "?",
                                "problem",
                                problem))
                .button("Record that it bounced", "record-bounce", () -> {
                    if (problem.getValue().isBlank()) {
                        form.faults(List.of(new Fault("problem", "INCOMPLETE", "Enter what the message says")));
                    } else {
                        attempt(
                                "It is recorded that the message to " + delivery.toEmail() + " bounced.",
                                () -> Change.send(
                                        api,
                                        "record-bounce",
                                        Map.of(
                                                "delivery",
                                                delivery.id(),
                                                "problem",
                                                problem.getValue().strip())));
                    }
                });
        outcome.removeAll();
        outcome.add(form);
        problem.getElement().executeJs("ib.focusSoon(this)");
    }

    private void attempt(String done, Supplier<List<Fault>> change) {
        outcome.removeAll();
        try {
            List<Fault> faults = change.get();
            if (faults.isEmpty()) {
                show();
                Banner banner = new Banner(Banner.Kind.DONE, done);
                banner.getElement().setAttribute("tabindex", "-1").executeJs("ib.focusSoon(this)");
                outcome.add(banner);
                changed.run();
            } else {
                outcome.add(ErrorSummary.of(
                        "There is a problem",
                        faults.stream().map(Fault::message).toList()));
            }
        } catch (ApiException e) {
            if (e.meansRightsAreLost()) {
                throw e;
            }
            outcome.add(ErrorSummary.of("There is a problem", List.of("Nothing was changed. " + e.getMessage())));
        }
    }
}
