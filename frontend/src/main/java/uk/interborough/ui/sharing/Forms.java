package uk.interborough.ui.sharing;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.notices.Change;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.notices.Notice;
import uk.interborough.ui.notices.Notice.Version;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.SmallForm;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.sharing.Sharing.Challenge;
import uk.interborough.ui.sharing.Sharing.Onward;

/** The forms of what goes further of a notice. */
final class Forms {

    private static final Set<String> CORRECTIONS = Set.of("CORRECTION", "RESCISSION");

    private final Api api;
    private final Notice notice;
    private final Choices choices;
    private final Consumer<String> done;

    Forms(Api api, Notice notice, Choices choices, Consumer<String> done) {
        this.api = api;
        this.notice = notice;
        this.choices = choices;
        this.done = done;
    }

    /** What opened a form, and how it goes. */
    record Place(String opener, Runnable close) {}

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

    SmallForm challenge(Place place) {
        SmallForm small = new SmallForm("Record a challenge", place.opener(), place.close());
        ChoiceGroup<String> route = ChoiceGroup.one("Which way did the provider take?", "route");
        for (Sharing.Route each : Sharing.Route.values()) {
            route.choice(each.name(), each.label, "");
        }
        DateInput received = new DateInput("When did it come?", "receivedOn");
        DateInput due = new DateInput("By when is it to be answered?", "dueOn");
        String key = UUID.randomUUID().toString();
        Form form = small.form();
        form.add(Markup.quiet("Every member is shown that the notice is disputed, and what comes of it. What the"
                + " provider says belongs into a version with its comments."));
        form.field("route", route)
                .field("receivedOn", received)
                .field("dueOn", due)
                .buttonOnly(
                        "Record the challenge",
                        "send-" + place.opener(),
                        () -> sendIf(
                                form,
                                new Required()
                                        .chosen("route", route.chosen(), "Choose which way the provider took")
                                        .day("receivedOn", received, "Enter the day it came")
                                        .day("dueOn", due, "Enter the day by which it is to be answered")
                                        .faults(),
                                () -> Change.send(
                                        api,
                                        "record-challenge",
                                        Map.of(
                                                "notice", notice.id(),
                                                "route",
                                                        route.chosen()
                                                                .iterator()
                                                                .next(),
                                                "receivedOn", Required.sent(received),
                                                "dueOn", Required.sent(due),
                                                "key", key)),
                                "The challenge is recorded."));
        return small;
    }

    SmallForm outcome(Place place, Challenge challenge) {
        SmallForm small = new SmallForm("What came of the challenge?", place.opener(), place.close());
        ChoiceGroup<String> outcome = ChoiceGroup.one("Outcome", "outcome");
        for (Sharing.Outcome each : Sharing.Outcome.values()) {
            if (challenge.outcome() == null || challenge.outcome().equals(each.name())) {
                outcome.choice(each.name(), each.label, "");
            }
        }
        DateInput day = new DateInput("When?", "outcomeOn");
        day.show(challenge.outcomeOn());
        Optional.ofNullable(challenge.outcome()).ifPresent(said -> outcome.choose(Set.of(said)));
        ChoiceGroup<String> corrected = ChoiceGroup.one("Which version puts it right? (optional)", "correctedVersion");
        corrections().forEach(version -> corrected.choice(version.id(), version.title(), ""));
        Form form = small.form();
        form.field("outcome", outcome).field("outcomeOn", day);
        if (hasCorrection()) {
            form.field("correctedVersion", corrected);
        } else {
            form.add(Markup.quiet("If it is upheld, correct or rescind the notice; the version that does so can be"
                    + " named here afterwards."));
        }
        form.buttonOnly(
                "Record the outcome",
                "send-" + place.opener(),
                () -> sendIf(
                        form,
                        new Required()
                                .chosen("outcome", outcome.chosen(), "Choose what came of it")
                                .day("outcomeOn", day, "Enter the day of the outcome")
                                .faults(),
                        () -> Change.send(
                                api,
                                "decide-challenge",
                                with(
                                        Map.of(
                                                "id", challenge.id(),
                                                "version", challenge.version(),
                                                "outcome",
                                                        outcome.chosen()
                                                                .iterator()
                                                                .next(),
                                                "outcomeOn", Required.sent(day)),
                                        "correctedVersion",
                                        corrected.chosen().stream().findFirst().orElse(""))),
                        "The outcome is recorded."));
        return small;
    }

    /** Whether a version was circulated that corrects or rescinds the notice. */
    boolean hasCorrection() {
        return !corrections().isEmpty();
    }

    private List<Version> corrections() {
        return notice.circulated().stream()
                .filter(version -> CORRECTIONS.contains(version.kind()))
                .toList();
    }

    private void send(Form form, String document, Map<String, ?> variables, String became) {
        sendIf(form, List.of(), () -> Change.send(api, document, variables), became);
    }

    private void sendIf(Form form, List<Fault> faults, Supplier<List<Fault>> change, String became) {
        if (faults.isEmpty()) {
            form.send(change, () -> done.accept(became));
        } else {
            form.faults(faults);
        }
    }

    /** With an answer that may be empty. */
    private static Map<String, Object> with(Map<String, Object> sent, String name, String answer) {
        Map<String, Object> all = new HashMap<>(sent);
        if (!answer.isBlank()) {
            all.put(name, answer.strip());
        }
        return all;
    }

    private static Input input() {
        Input input = new Input();
        input.getElement().setAttribute("autocomplete", "off");
        return input;
    }
}
