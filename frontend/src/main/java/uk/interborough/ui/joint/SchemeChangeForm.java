package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.joint.SchemeChangeView.Kind;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.TextBox;

/** The questions of a change of a scheme, and what it would do before it is done. */
final class SchemeChangeForm extends Div {

    private static final String BUTTON = "change-scheme";

    private final Api api;
    private final Kind kind;
    private final JointScheme scheme;
    private final Agreement agreement;
    private final Consumer<String> done;
    private final String key = UUID.randomUUID().toString();
    private final Form form = new Form();
    private final PlanFields plan;
    private final DateInput day;
    private final ChoiceGroup<String> ending = Endings.ofAScheme();
    private final TextBox because = new TextBox(3);

    /** @param done called with what was done, in words */
    SchemeChangeForm(Api api, Kind kind, JointScheme scheme, Agreement agreement, Consumer<String> done) {
        this.api = api;
        this.kind = kind;
        this.scheme = scheme;
        this.agreement = agreement;
        this.done = done;
        plan = kind == Kind.END
                ? new PlanFields(agreement, List.of(), List.of())
                : new PlanFields(
                        agreement,
                        ServiceToBuy.ask(
                                api,
                                scheme.lead(),
                                String.valueOf(scheme.partnership().id())),
                        RetailPrice.latest(api).nodes());
        day = switch (kind) {
            case VARY -> new DateInput("From which day?", "effectiveOn");
            case RENEW -> new DateInput("Last day of the next term", "endsOn").hint("Left empty: two years.");
            case END -> new DateInput("Last day of the scheme", "endedOn");
        };
        form.field(dayName(), day);
        if (kind == Kind.END) {
            form.field("ending", ending);
        } else {
            plan.addTo(form);
        }
        form.field("because", new Field("Why?", "because", because).hint("All participants read it."))
                .buttonOnly(kind.label, BUTTON, this::check);
        add(form);
    }

    private String dayName() {
        return switch (kind) {
            case VARY -> "effectiveOn";
            case RENEW -> "endsOn";
            case END -> "endedOn";
        };
    }

    private void check() {
        List<Fault> faults = faults();
        form.faults(faults);
        if (faults.isEmpty()) {
            Confirmation.ask(BUTTON, kind.label + "?", consequence(), kind.label, this::send);
        }
    }

    private List<Fault> faults() {
        Required required = new Required();
        switch (kind) {
            case VARY -> required.day("effectiveOn", day, "Enter the day from which it holds");
            case RENEW -> required.optionalDay("endsOn", day);
            case END ->
                required.day("endedOn", day, "Enter the last day of the scheme")
                        .chosen("ending", ending.chosen(), "Choose why the scheme ends");
        }
        required.text("because", because.getValue(), "Say why, for all participants");
        List<Fault> faults = new ArrayList<>(required.faults());
        if (kind != Kind.END) {
            faults.addAll(plan.faults());
        }
        if (kind == Kind.VARY && plan.isAsBefore()) {
            faults.add(new Fault(
                    "services", "INCOMPLETE", "Change units, the price or its uplift: nothing differs from before"));
        }
        return faults;
    }

    private String consequence() {
        return switch (kind) {
            case VARY ->
                "From " + Say.date(day.value()) + ": " + plan.words()
                        + ". A schedule stays; another can be appended. All that take part must have agreed.";
            case RENEW ->
                (day.value() == null ? "For two years" : "Until " + Say.date(day.value())) + ". " + plan.words()
                        + ". An agreement with each partner is made, to be signed by both.";
            case END ->
                "The last day is " + Say.date(day.value()) + ": "
                        + Endings.words(ending.chosen().iterator().next())
                        + ". The agreements with the partners end with it. This cannot be taken back.";
        };
    }

    private void send() {
        Map<String, Object> sent = new HashMap<>();
        if (day.value() != null) {
            sent.put(dayName(), Required.sent(day));
        }
        sent.put("because", because.getValue().strip());
        if (kind == Kind.END) {
            sent.put("id", scheme.id());
            sent.put("version", agreement.version());
            sent.put("ending", ending.chosen().iterator().next());
        } else {
            sent.put("scheme", scheme.id());
            sent.put("key", key);
            sent.putAll(plan.sent());
        }
        if (kind == Kind.VARY) {
            sent.put("kind", plan.onlyDividesAnew() ? "REAPPORTIONMENT" : "VARIATION");
            agreement.schemeSchedules().first().ifPresent(last -> sent.put("after", last.number()));
        }
        form.send(() -> api.change(document(), sent), () -> done.accept(words()));
    }

    private String document() {
        return switch (kind) {
            case VARY -> "append-schedule";
            case RENEW -> "renew-scheme";
            case END -> "end-scheme";
        };
    }

    private String words() {
        return switch (kind) {
            case VARY -> "The schedule is appended and holds from " + Say.date(day.value()) + ". ";
            case RENEW -> "The scheme is renewed. The agreements are to be signed by both sides. ";
            case END -> "The scheme ends on " + Say.date(day.value()) + ". ";
        };
    }
}
