package uk.interborough.ui.sharing;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.notices.Change;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.notices.Notice;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.SmallForm;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.sharing.Sharing.Onward;

/** The forms of what goes further of a notice. */
final class Forms extends FormsOfANotice {

    private final Choices choices;

    Forms(Api api, Notice notice, Choices choices, Consumer<String> done) {
        super(api, notice, done);
        this.choices = choices;
    }

    private record Authorities(Page<Named> authorities) {}

    SmallForm request(Place place) {
        return recipient(
                place,
                "Ask for it to be sent to somebody else",
                notice.authority().name() + " decides. Say who should know, and why.",
                "Ask " + notice.authority().name(),
                "request-onward-sharing",
                notice.authority().name() + " is asked.");
    }

    SmallForm share(Place place) {
        return recipient(
                place,
                "Send it to somebody else",
                "Where there are known placements. The provider and the coordinator are told first, then it goes.",
                "Tell them, and send it",
                "share-onward",
                "The provider and the coordinator are told, and then it goes.");
    }

    private SmallForm recipient(
            Place place, String heading, String words, String send, String document, String became) {
        SmallForm small = new SmallForm(heading, place.opener(), place.close());
        Input name = input();
        Input email = input();
        email.setType("email");
        ComboBox<Named> authority = new ComboBox<>();
        authority.setItems(outsiders());
        authority.setItemLabelGenerator(Named::name);
        authority.setLabel("Authority (optional)");
        authority.setHelperText("Empty where it is another organisation.");
        TextBox because = new TextBox(3);
        Form form = small.form();
        String key = UUID.randomUUID().toString();
        form.add(Markup.quiet(words));
        form.field("to.name", new Field("Person, desk or organisation", "to.name", name))
                .field("to.email", new Field("E-mail address", "to.email", email))
                .field("to.authority", new Field("to.authority", authority))
                .field("because", new Field("Why? Say which placements are known there", "because", because))
                .buttonOnly(send, "send-" + place.opener(), () -> {
                    Map<String, Object> to = new HashMap<>(Map.of(
                            "name", name.getValue().strip(),
                            "email", email.getValue().strip()));
                    if (authority.getValue() != null && authority.getValue().id() != null) {
                        to.put("authority", authority.getValue().id());
                    }
                    send(
                            form,
                            document,
                            Map.of(
                                    "notice",
                                    notice.id(),
                                    "to",
                                    to,
                                    "because",
                                    because.getValue().strip(),
                                    "key",
                                    key),
                            became);
                });
        return small;
    }

    private List<Named> outsiders() {
        List<String> members =
                choices.members().stream().map(member -> member.id()).toList();
        return api.ask("authorities", Map.of(), Authorities.class).authorities().nodes().stream()
                .filter(authority -> !members.contains(authority.id()))
                .toList();
    }

    SmallForm decide(Place place, Onward onward) {
        SmallForm small = new SmallForm("Should " + onward.to() + " know of it?", place.opener(), place.close());
        ChoiceGroup<Boolean> approved = ChoiceGroup.<Boolean>one("Does it go there?", "approved")
                .choice(true, "Yes, send it", "The provider and the coordinator are told first.")
                .choice(false, "No", "Say why.");
        TextBox words = new TextBox(3);
        Form form = small.form();
        form.field("approved", approved)
                .field("words", new Field("Your answer (needed to refuse)", "words", words))
                .buttonOnly(
                        "Decide",
                        "send-" + place.opener(),
                        () -> sendIf(
                                form,
                                new Required()
                                        .chosen("approved", approved.chosen(), "Choose whether it goes there")
                                        .faults(),
                                () -> Change.send(
                                        api,
                                        "decide-onward-sharing",
                                        with(
                                                Map.of(
                                                        "id", onward.id(),
                                                        "version", onward.version(),
                                                        "approved",
                                                                approved.chosen()
                                                                        .iterator()
                                                                        .next()),
                                                "words",
                                                words.getValue())),
                                approved.chosen().contains(true)
                                        ? "It goes onward once the provider and the coordinator are told."
                                        : "The request is refused."));
        return small;
    }

    SmallForm disclose(Place place) {
        SmallForm small = new SmallForm("Record a disclosure", place.opener(), place.close());
        ChoiceGroup<String> basis = ChoiceGroup.one("On what ground?", "basis");
        choices.list("DISCLOSURE_BASIS").forEach(term -> basis.choice(term.id(), term.name(), ""));
        Input ground = input();
        Input recipient = input();
        TextBox what = new TextBox(3);
        DateInput day = new DateInput("When was it given?", "disclosedOn");
        String key = UUID.randomUUID().toString();
        Form form = small.form();
        form.add(Markup.quiet("What your authority gave to somebody legally entitled to it: the police, a court, a"
                + " regulator. The authority that issued the notice sees it. It cannot be changed afterwards."));
        form.field("recipient", new Field("To whom?", "recipient", recipient))
                .field("basis", basis)
                .field(
                        "basisWords",
                        new Field(
                                "The ground in words, for example number and date of the order", "basisWords", ground))
                .field("disclosedOn", day)
                .field("what", new Field("What was given? For example the form without its files", "what", what))
                .buttonOnly(
                        "Record the disclosure",
                        "send-" + place.opener(),
                        () -> sendIf(
                                form,
                                new Required()
                                        .chosen("basis", basis.chosen(), "Choose on what ground")
                                        .text("recipient", recipient.getValue(), "Say to whom")
                                        .day("disclosedOn", day, "Enter the day it was given")
                                        .text("what", what.getValue(), "Say what was given")
                                        .faults(),
                                () -> Change.send(
                                        api,
                                        "record-disclosure",
                                        with(
                                                Map.of(
                                                        "notice", notice.id(),
                                                        "basis",
                                                                basis.chosen()
                                                                        .iterator()
                                                                        .next(),
                                                        "recipient",
                                                                recipient
                                                                        .getValue()
                                                                        .strip(),
                                                        "disclosedOn", Required.sent(day),
                                                        "what", what.getValue().strip(),
                                                        "key", key),
                                                "basisWords",
                                                ground.getValue())),
                                "The disclosure is recorded."));
        return small;
    }

    private void send(Form form, String document, Map<String, ?> variables, String became) {
        sendIf(form, List.of(), () -> Change.send(api, document, variables), became);
    }
}
