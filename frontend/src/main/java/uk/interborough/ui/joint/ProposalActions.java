package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.TextBox;

/** What the viewer can do about a proposal: answer it for a partner, withdraw it for the lead. */
final class ProposalActions extends Div {

    private final Api api;
    private final Proposal proposal;
    private final Consumer<String> done;
    private final Form form = new Form();

    /** @param done called with what was done, in words */
    ProposalActions(Api api, Proposal proposal, Viewer viewer, Consumer<String> done) {
        this.api = api;
        this.proposal = proposal;
        this.done = done;
        addClassName("ib-stack");
        if (!viewer.writesJoint() || !proposal.isOpen()) {
            return;
        }
        if (viewer.authority() != null && proposal.awaits(viewer.authority().id())) {
            answer(viewer.authority().name());
        }
        if (viewer.isOf(proposal.lead().id())) {
            withdraw();
        }
    }

    private void answer(String who) {
        TextBox words = new TextBox(3);
        Field why = new Field("In words", "words", words)
                .hint("Needed where you object: the lead has to propose anew. All participants read it.");
        ChoiceGroup<String> answer = ChoiceGroup.<String>one("What does " + who + " say?", "answer")
                .choice("AGREED", "Agrees", "When all agree, it holds from " + Say.date(proposal.effectiveOn()) + ".")
                .choice("OBJECTED", "Objects", "The proposal ends.");
        form.field("answer", answer).field("words", why).buttonOnly("Answer", "answer-proposal", () -> {
            Set<String> chosen = answer.chosen();
            boolean agrees = chosen.contains("AGREED");
            String text = words.getValue().strip();
            if (chosen.isEmpty()) {
                form.faults(
                        List.of(new Fault("answer", "INCOMPLETE", "Choose whether your authority agrees or objects")));
            } else if (!agrees && text.isEmpty()) {
                form.faults(List.of(new Fault(
                        "words",
                        "INCOMPLETE",
                        "Say why your authority objects: the lead has to propose anew (agreement, clause 13)")));
            } else {
                form.faults(List.of());
                Confirmation.ask(
                        "answer-proposal",
                        agrees
                                ? "Agree to these %s?".formatted(proposal.subject())
                                : "Object to these %s?".formatted(proposal.subject()),
                        "An answer stays. " + (agrees ? applied() : "The proposal ends for all."),
                        agrees ? "Agree" : "Object",
                        () -> send(
                                "answer-proposal",
                                text.isEmpty()
                                        ? Map.of(
                                                "id",
                                                proposal.id(),
                                                "answer",
                                                chosen.iterator().next())
                                        : Map.of(
                                                "id",
                                                proposal.id(),
                                                "answer",
                                                chosen.iterator().next(),
                                                "words",
                                                text),
                                who + (agrees ? " agrees." : " objects.")));
            }
        });
        add(Markup.card("Answer for " + who, form));
    }

    /** What follows when the last one agrees. */
    private String applied() {
        return switch (proposal.subject()) {
            case "shares" -> "When all agree, a schedule is appended and invoices follow it.";
            case "quotas" -> "When all agree, the quotas are set, and bookings follow them.";
            default ->
                "When all agree, a schedule is appended and invoices follow it; the quotas are set, and bookings follow"
                        + " them.";
        };
    }

    private void withdraw() {
        Div card = Markup.card(
                "Withdraw it",
                new Paragraph("The " + proposal.subject() + " stay as they are. You can propose others then."),
                Confirmation.button(
                        "Withdraw the proposal",
                        "withdraw-proposal",
                        "Withdraw this proposal?",
                        "It stays on record as withdrawn. Answers that were given have no effect.",
                        "Withdraw the proposal",
                        () -> send(
                                "withdraw-proposal",
                                Map.of("id", proposal.id(), "version", proposal.version()),
                                "The proposal is withdrawn.")));
        add(card);
    }

    private void send(String document, Map<String, Object> variables, String words) {
        try {
            List<Fault> faults = api.change(document, new HashMap<>(variables));
            if (faults.isEmpty()) {
                done.accept(words);
            } else {
                said(() -> form.faults(faults));
            }
        } catch (ApiException e) {
            said(() -> form.failed(e));
        }
    }

    private void said(Runnable fault) {
        fault.run();
        if (form.getParent().isEmpty()) {
            addComponentAsFirst(form);
        }
    }
}
