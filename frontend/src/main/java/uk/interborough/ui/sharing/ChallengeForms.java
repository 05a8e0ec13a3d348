package uk.interborough.ui.sharing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.notices.Change;
import uk.interborough.ui.notices.Notice;
import uk.interborough.ui.notices.Notice.Version;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.SmallForm;
import uk.interborough.ui.sharing.Sharing.Challenge;

/** What is asked about a challenge by the provider: that it came, and what came of it. */
final class ChallengeForms extends FormsOfANotice {

    private static final Set<String> CORRECTIONS = Set.of("CORRECTION", "RESCISSION");

    ChallengeForms(Api api, Notice notice, Consumer<String> done) {
        super(api, notice, done);
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
}
