package uk.interborough.ui.drafts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.notices.Change;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.TextBox;

/** What was submitted, as the coordinator reads it before circulating or returning it; for others only what it says. */
public final class DraftCard extends Div {

    private final Api api;
    private final Draft draft;
    private final Consumer<String> done;
    private final Form form = new Form();
    private final String key = UUID.randomUUID().toString();

    private DraftCard(Api api, Draft draft, Choices choices, boolean coordinator, Consumer<String> done) {
        this.api = api;
        this.draft = draft;
        this.done = done;
        addClassName("ib-stack");
        setId("draft");
        add(CheckAnswers.toBeRead(draft, choices));
        if (coordinator && draft.isSubmitted()) {
            add(decision(choices));
        }
    }

    /**
     * The draft of a notice, if there is one for whoever asks.
     *
     * @param done told what was done, in words
     */
    public static Div of(Api api, String noticeId, Choices choices, boolean coordinator, Consumer<String> done) {
        return Draft.ask(api, noticeId)
                .<Div>map(draft -> new DraftCard(api, draft, choices, coordinator, done))
                .orElseGet(Div::new);
    }

    private Div decision(Choices choices) {
        TextBox because = new TextBox(3);
        Field reason = new Field("If you return it, say why", "because", because);
        NativeButton back = new NativeButton("Return to " + draft.authority().name(), event -> giveBack(because));
        back.addClassName("ib-button");
        back.setId("return");
        Div buttons = new Div(
                Confirmation.main(
                        "Circulate to " + choices.receivers(),
                        "circulate",
                        "Circulate this notice?",
                        "It goes to " + choices.receivers() + " at once, and cannot be changed afterwards.",
                        "Circulate",
                        this::circulate),
                back);
        buttons.addClassName("ib-actions");
        form.field("because", reason);
        form.add(buttons);
        Div card = new Div(
                new H2("Circulate or return"),
                new Paragraph(
                        "Submitted by " + draft.authority().name() + " on " + Say.moment(draft.submittedAt()) + "."),
                form);
        card.addClassName("ib-card");
        card.setId("decision");
        return card;
    }

    private void circulate() {
        send(
                "circulate-notice",
                Map.of("notice", draft.noticeId(), "edit", draft.edit(), "key", key),
                "The notice is circulated.");
    }

    private void giveBack(TextBox because) {
        if (because.getValue().isBlank()) {
            form.faults(List.of(new Fault("because", "INCOMPLETE", "Say why you return it")));
        } else {
            send(
                    "return-notice",
                    Map.of(
                            "notice",
                            draft.noticeId(),
                            "because",
                            because.getValue().strip()),
                    "The notice is returned to " + draft.authority().name() + ".");
        }
    }

    private void send(String document, Map<String, ?> variables, String words) {
        try {
            List<Fault> faults = Change.send(api, document, variables);
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
