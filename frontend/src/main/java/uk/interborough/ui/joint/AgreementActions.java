package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;

/** What the viewer can do about an agreement: sign it, say what its invoices are to carry, end it. */
final class AgreementActions extends Div {

    private final Api api;
    private final JointAgreement agreement;
    private final Consumer<String> done;

    /** @param done called with what was done, in words */
    AgreementActions(Api api, JointAgreement agreement, Viewer viewer, LocalDate today, Consumer<String> done) {
        this.api = api;
        this.agreement = agreement;
        this.done = done;
        addClassName("ib-stack");
        boolean leads = viewer.isOf(agreement.lead().id());
        boolean pays = viewer.isOf(agreement.partner().id());
        if (!viewer.writesJoint() || !leads && !pays || agreement.state().equals("ENDED")) {
            return;
        }
        if (leads && agreement.leadSignedOn() == null) {
            add(sign(agreement.lead().name(), today));
        }
        if (pays && agreement.partnerSignedOn() == null) {
            add(sign(agreement.partner().name(), today));
        }
        if (pays) {
            add(references());
        }
        if (leads && agreement.endedOn() == null) {
            add(ending());
        }
    }

    private Div sign(String who, LocalDate today) {
        DateInput day = new DateInput("Day of signature", "signedOn").hint("Today or earlier.");
        day.show(today);
        Input signatory = new Input();
        Form form = new Form();
        form.field("signedOn", day)
                .field(
                        "signatory",
                        new Field("Who signed, with office", "signatory", signatory)
                                .hint("For example: Director of housing."))
                .buttonOnly("Sign for " + who, "sign", () -> {
                    List<Fault> faults = new Required()
                            .day("signedOn", day, "Enter the day of signature")
                            .text("signatory", signatory.getValue(), "Enter who signed, with office")
                            .faults();
                    form.faults(faults);
                    if (faults.isEmpty()) {
                        Confirmation.ask(
                                "sign",
                                "Sign for " + who + "?",
                                "Signed on " + Say.date(day.value()) + " by "
                                        + signatory.getValue().strip() + ". A signature stays.",
                                "Sign for " + who,
                                () -> send(
                                        form,
                                        "sign-agreement",
                                        Map.of(
                                                "signedOn",
                                                Required.sent(day),
                                                "signatory",
                                                signatory.getValue().strip()),
                                        "The agreement is signed for " + who + "."));
                    }
                });
        return Markup.card("Sign it", form);
    }

    private Div references() {
        Input order = new Input();
        order.setValue(agreement.purchaseOrder() == null ? "" : agreement.purchaseOrder());
        Input code = new Input();
        code.setValue(agreement.costCode() == null ? "" : agreement.costCode());
        Form form = new Form();
        form.field("purchaseOrder", new Field("Your order number", "purchaseOrder", order).hint("Left empty: none."))
                .field("costCode", new Field("Your cost code", "costCode", code).hint("Left empty: none."))
                .buttonOnly("Save what invoices carry", "save-references", () -> {
                    Map<String, Object> sent = new HashMap<>();
                    put(sent, "purchaseOrder", order);
                    put(sent, "costCode", code);
                    send(form, "update-agreement", sent, "Invoices from now on carry what you entered.");
                });
        return Markup.card("On invoices to you", form);
    }

    private static void put(Map<String, Object> sent, String name, Input input) {
        if (!input.getValue().isBlank()) {
            sent.put(name, input.getValue().strip());
        }
    }

    private Div ending() {
        DateInput last = new DateInput("Last day in force", "endedOn")
                .hint("From " + Say.date(agreement.startsOn()) + " to " + Say.date(agreement.endsOn()) + ".");
        ChoiceGroup<String> ending = Endings.ofAnAgreement();
        Form form = new Form();
        form.field("endedOn", last).field("ending", ending).buttonOnly("End the agreement", "end-agreement", () -> {
            List<Fault> faults = new Required()
                    .day("endedOn", last, "Enter the last day in force")
                    .chosen("ending", ending.chosen(), "Choose why the agreement ends")
                    .faults();
            form.faults(faults);
            if (faults.isEmpty()) {
                String why = ending.chosen().iterator().next();
                Confirmation.ask(
                        "end-agreement",
                        "End the agreement with " + agreement.partner().name() + "?",
                        "Its last day becomes " + Say.date(last.value()) + " instead of "
                                + Say.date(agreement.lastDay()) + ": " + Endings.words(why)
                                + ". This cannot be taken back; what was charged for later days is given back.",
                        "End the agreement",
                        () -> send(
                                form,
                                "end-agreement",
                                Map.of("endedOn", Required.sent(last), "ending", why),
                                "The agreement ends on " + Say.date(last.value()) + "."));
            }
        });
        return Markup.card("End it before its term", form);
    }

    private void send(Form form, String document, Map<String, Object> variables, String words) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("id", agreement.id());
        all.put("version", agreement.version());
        form.send(() -> api.change(document, all), () -> done.accept(words));
    }
}
