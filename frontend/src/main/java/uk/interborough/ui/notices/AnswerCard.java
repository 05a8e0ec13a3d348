package uk.interborough.ui.notices;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Where an authority answers a notice: acknowledges it, and says what it did. */
final class AnswerCard extends Div {

    private final Api api;
    private final Notice notice;
    private final Choices choices;
    private final Consumer<String> done;
    private final Form form = new Form();
    private final String key = UUID.randomUUID().toString();
    private final Map<String, Input> words = new LinkedHashMap<>();
    private final ChoiceGroup<String> outcomes =
            ChoiceGroup.several("What has your authority done about it?", "outcomes");

    /** @param done called with what was done, in words */
    AnswerCard(Api api, Notice notice, Choices choices, String authority, Consumer<String> done) {
        this.api = api;
        this.notice = notice;
        this.choices = choices;
        this.done = done;
        addClassName("ib-card");
        setId("answer");
        NoticeRow.Receipt receipt = java.util.Objects.requireNonNull(notice.ownReceipt());
        choices.list("OUTCOME").forEach(this::offer);
        form.field("outcomes", outcomes);
        if (receipt.isAcknowledged()) {
            DateInput day = new DateInput("When?", "happenedOn").hint("Leave it empty for today.");
            add(
                    new H2("Record what " + authority + " did"),
                    new Paragraph(
                            authority + " acknowledged this notice on " + Say.date(receipt.acknowledgedAt()) + "."));
            form.field("happenedOn", day).buttonOnly("Record", "record-outcome", () -> record(day));
        } else {
            add(
                    new H2("Acknowledge for " + authority),
                    new Paragraph("Acknowledge by " + Say.weekday(receipt.acknowledgeBy())
                            + ". Your name and the time are shown to the members of the partnership."),
                    Markup.quiet(
                            "Each authority decides for itself. If you have done nothing yet, leave the boxes empty:"
                                    + " you can record it later."));
            form.buttonOnly("Acknowledge", "acknowledge", this::acknowledge);
        }
        add(form);
    }

    private void offer(Choices.Term term) {
        outcomes.choice(term.id(), term.name(), "");
        if (term.needsWords()) {
            Input input = new Input();
            words.put(term.id(), input);
            outcomes.reveals(term.id(), new Field("In words", "words-" + words.size(), input));
        }
    }

    private void acknowledge() {
        send("acknowledge-notice", null, "The notice is acknowledged.");
    }

    private void record(DateInput day) {
        if (outcomes.chosen().isEmpty()) {
            form.faults(List.of(new Fault("outcomes", "INCOMPLETE", "Choose what your authority did")));
        } else if (day.isUnreadable()) {
            form.faults(
                    List.of(new Fault("happenedOn", "NOT_A_DATE", "Enter the day as numbers, for example 27 3 2026")));
        } else {
            send(
                    "record-notice-outcomes",
                    day.value() == null ? null : day.value().toString(),
                    "What your authority did is recorded.");
        }
    }

    private void send(String document, @Nullable String day, String words) {
        try {
            List<Fault> faults =
                    Change.send(api, document, Map.of("notice", notice.id(), "outcomes", sent(day), "key", key));
            if (faults.isEmpty()) {
                done.accept(words);
            } else {
                form.faults(faults.stream().map(this::placed).toList());
            }
        } catch (ApiException e) {
            form.failed(e);
        }
    }

    /** What is wrong with one of several outcomes is shown at all of them. */
    private Fault placed(Fault fault) {
        return form.asks(fault.field()) || !fault.field().startsWith("outcomes")
                ? fault
                : new Fault("outcomes", fault.code(), fault.message());
    }

    private List<Map<String, Object>> sent(@Nullable String day) {
        List<Map<String, Object>> all = new ArrayList<>();
        outcomes.chosen().forEach(id -> {
            Map<String, Object> one = new HashMap<>(Map.of("outcome", id));
            Input said = words.get(id);
            if (said != null && !said.getValue().isBlank()) {
                one.put("words", said.getValue().strip());
            }
            if (day != null) {
                one.put("happenedOn", day);
            }
            all.add(one);
        });
        return all;
    }
}
