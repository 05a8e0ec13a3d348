package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.TextBox;

/** What the viewer can do about a referral now; empty where that is nothing. */
final class ReferralActions extends Div {

    private static final String FREE = "";

    private final Api api;
    private final SchemeReferral referral;
    private final LocalDate today;
    private final Consumer<String> done;
    private final Form form = new Form();
    private final Input unit = new Input();
    private final DateInput starts = new DateInput("First night", "startsOn");
    private final DateInput until = new DateInput("Departure expected", "expectedEndOn");
    private final DateInput started = new DateInput("First night", "startedOn").hint("Today or earlier.");
    private final DateInput ended = new DateInput("Day of departure", "endedOn").hint("Today or earlier.");
    private final TextBox because = new TextBox(3);
    private final ChoiceGroup<String> charge = ChoiceGroup.one("How is it paid for?", "charge");

    /** @param done called with what was done, in words */
    ReferralActions(Api api, SchemeReferral referral, Viewer viewer, LocalDate today, Consumer<String> done) {
        this.api = api;
        this.referral = referral;
        this.today = today;
        this.done = done;
        addClassName("ib-stack");
        if (viewer.writesJoint()) {
            offer(
                    viewer.isOf(referral.authority().id()),
                    viewer.isOf(referral.source().id()));
        }
    }

    private void offer(boolean holds, boolean sends) {
        if (holds) {
            switch (referral.state()) {
                case "MADE" -> decide();
                case "ACCEPTED" -> begin();
                case "STARTED" -> stay();
                default -> {}
            }
        }
        if (sends && referral.state().equals("MADE")
                || holds && referral.state().equals("ACCEPTED")) {
            boolean waits = referral.state().equals("MADE");
            add(Markup.card(
                    waits ? "Withdraw it" : "Give the booking up",
                    new Paragraph(
                            waits ? "Your authority no longer refers." : "The unit is free again for other referrals."),
                    withdraw(waits)));
        }
    }

    private NativeButton withdraw(boolean waits) {
        return Confirmation.button(
                waits ? "Withdraw the referral" : "Give the booking up",
                "withdraw",
                waits ? "Withdraw this referral?" : "Give this booking up?",
                "It stays on record as withdrawn.",
                waits ? "Withdraw the referral" : "Give the booking up",
                () -> send("withdraw-referral", Map.of(), "The referral is withdrawn."));
    }

    private void decide() {
        starts.show(today);
        ChoiceGroup<String> decision = ChoiceGroup.<String>one("What is decided?", "decision")
                .choice("accept", "Accept", "Books a unit; the departure expected is needed.")
                .choice("refuse", "Refuse", "The source is told why.")
                .reveals(
                        "accept",
                        new Div(
                                field("Number of the unit in the service", "unit", unit),
                                known("startsOn", starts),
                                known("expectedEndOn", until),
                                payment()))
                .reveals("refuse", new Div(field("Why", "because", because)));
        form.field("decision", decision).buttonOnly("Decide", "decide", () -> {
            Set<String> chosen = decision.chosen();
            if (chosen.isEmpty()) {
                form.faults(List.of(new Fault("decision", "INCOMPLETE", "Choose whether to accept or refuse")));
            } else if (chosen.contains("accept")) {
                accept();
            } else {
                send("refuse-referral", Map.of("because", because.getValue().strip()), "The referral is refused.");
            }
        });
        add(Markup.card("Decide", form));
    }

    private Field field(String label, String name, Component input) {
        Field field = new Field(label, name, input);
        form.known(name, field);
        return field;
    }

    private DateInput known(String name, DateInput input) {
        form.known(name, input);
        return input;
    }

    /** Who takes no part is within its quota, or charged by a letter. */
    private Component payment() {
        Named scheme = referral.scheme();
        if (scheme == null || scheme.id() == null || referral.tier().equals("PARTICIPANT")) {
            return new Div();
        }
        List<ExternalCharge> agreed = ExternalCharge.of(api, scheme.id(), referral.source());
        charge.choice(FREE, "Free of charge, within the quota", left(scheme.id()));
        agreed.forEach(each -> charge.choice(each.id(), "Charged", each.words() + "."));
        form.known("charge", charge.choose(Set.of(FREE)));
        return agreed.isEmpty()
                ? new Div(
                        charge,
                        Markup.quiet(
                                "No charge is agreed with " + referral.source().name()
                                        + ". Where the quota has no room, agree one by letter and record it first (agreement,"
                                        + " clause 11.1)."),
                        QuotasState.USUAL
                                .withScheme(scheme.id())
                                .withTab(QuotasState.Tab.QUOTAS)
                                .link("See quotas and charges"))
                : charge;
    }

    /** What is left of the quota that the source falls under. */
    private String left(String scheme) {
        String scope = referral.tier().equals("WEST_LONDON") ? "WEST_LONDON" : "NEIGHBOURS";
        return QuotaYear.of(api, scheme, Term.yearOf(today)).stream()
                .filter(quota ->
                        quota.quota().scope().equals(scope) && !referral.tier().equals("OTHER"))
                .findFirst()
                .map(quota -> "Left this year: %s of %s unit-weeks; tonight %s of %s in use (agreement, clause 7.2)."
                        .formatted(
                                Say.unitWeeks(quota.leftUnitWeeks()),
                                Say.unitWeeks(quota.capUnitWeeks()),
                                Say.number(quota.unitsInUse()),
                                Say.count(quota.units(), "unit", "units")))
                .orElse("No quota is for this authority (agreement, clause 7.2).");
    }

    private void accept() {
        String number = unit.getValue().strip();
        List<Fault> faults = new Required()
                .text("unit", number.matches("\\d{1,6}") ? number : "", "Enter the number of the unit, from 1")
                .day("startsOn", starts, "Enter the first night")
                .day("expectedEndOn", until, "Enter the departure expected: a booking needs one")
                .faults();
        if (!faults.isEmpty()) {
            form.faults(faults);
            return;
        }
        Map<String, Object> booking = new HashMap<>(Map.of(
                "unit", Integer.valueOf(number),
                "startsOn", Required.sent(starts),
                "expectedEndOn", Required.sent(until)));
        charge.chosen().stream().filter(id -> !id.equals(FREE)).forEach(id -> booking.put("charge", id));
        send("accept-referral", booking, "The referral is accepted; unit " + number + " is booked.");
    }

    private void begin() {
        started.show(referral.startsOn());
        add(card(
                "Record that somebody moved in",
                form.field("startedOn", started).button("Record the first night", "start-stay", () -> {
                    if (isWhole("startedOn", started)) {
                        send(
                                "start-stay",
                                Map.of("startedOn", String.valueOf(started.value())),
                                "The stay began on " + Say.date(started.value()) + ".");
                    }
                })));
    }

    private void stay() {
        ended.show(today);
        until.show(referral.expectedEndOn());
        ChoiceGroup<String> what = ChoiceGroup.<String>one("What happened?", "happened")
                .choice("ended", "Somebody moved out", "")
                .choice("longer", "The departure is expected on another day", "It must find room as a booking does.")
                .reveals("ended", new Div(known("endedOn", ended)))
                .reveals("longer", new Div(known("expectedEndOn", until)));
        form.field("happened", what).buttonOnly("Record", "record-stay", () -> {
            if (what.chosen().isEmpty()) {
                form.faults(List.of(new Fault("happened", "INCOMPLETE", "Choose what happened")));
            } else if (what.chosen().contains("ended")) {
                if (isWhole("endedOn", ended)) {
                    send(
                            "end-stay",
                            Map.of("endedOn", String.valueOf(ended.value())),
                            "The stay ended on " + Say.date(ended.value()) + ".");
                }
            } else if (isWhole("expectedEndOn", until)) {
                send(
                        "extend-stay",
                        Map.of("expectedEndOn", String.valueOf(until.value())),
                        "The departure is expected on " + Say.date(until.value()) + ".");
            }
        });
        add(card("Record what happened", form));
    }

    private static Div card(String heading, Form form) {
        return Markup.card(heading, form);
    }

    private boolean isWhole(String name, DateInput input) {
        if (input.value() == null) {
            form.faults(List.of(new Fault(name, "NOT_A_DATE", "Enter the day as numbers, for example 27 3 2026")));
            return false;
        }
        return true;
    }

    private void send(String document, Map<String, ?> variables, String words) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("id", referral.id());
        all.put("version", referral.version());
        try {
            List<Fault> faults = api.change(document, all);
            if (faults.isEmpty()) {
                done.accept(words);
            } else {
                form.faults(faults);
                if (form.getParent().isEmpty()) {
                    addComponentAsFirst(form);
                }
            }
        } catch (ApiException e) {
            form.failed(e);
        }
    }
}
