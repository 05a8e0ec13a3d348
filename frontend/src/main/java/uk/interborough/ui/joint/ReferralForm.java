package uk.interborough.ui.joint;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;

/** Refers somebody to a service of a scheme; the lead also enters what an authority that does not sign in sent it. No person is named. */
final class ReferralForm extends Div {

    /** What was made. */
    record Made(String id, boolean isUndesignated, String tier) {}

    private record Outcome(@Nullable Made referral, List<Fault> errors) {}

    private record Answer(Outcome change) {}

    private final SchemeWork work;
    private final Consumer<Made> done;
    private final Form form = new Form();
    private final ChoiceGroup<Boolean> whose = ChoiceGroup.one("Who refers?", "source");
    private final ComboBox<Named> source = new ComboBox<>("Authority");
    private final Select<WhereTo.Place> service = new Select<>();
    private final AgencyChoice agency;
    private final DateInput madeOn = new DateInput("Day of the referral", "madeOn").hint("Today or earlier.");
    private final String key = UUID.randomUUID().toString();

    /** @param done called with what was made */
    ReferralForm(SchemeWork work, WhereTo where, Consumer<Made> done) {
        this.work = work;
        this.done = done;
        List<Agency> own = where.agenciesOn(work.today());
        agency = new AgencyChoice(own);
        addClassName("ib-card");
        setId("refer");
        add(new H2("Referral"), Markup.quiet("Do not name people who use the service."), form);
        if (work.leads()) {
            form.field("source", whose(own));
        }
        service.setLabel("Service");
        service.setItemLabelGenerator(place ->
                place.units() == null ? place.name() : place.name() + ", " + Say.count(place.units(), "unit", "units"));
        service.setItems(where.places());
        if (where.places().size() == 1) {
            service.setValue(where.places().getFirst());
        }
        madeOn.show(work.today());
        form.field("service", new Field("service", service))
                .field("agency", agency)
                .field("madeOn", madeOn)
                .buttonOnly("Refer", "make-referral", this::send);
    }

    private ChoiceGroup<Boolean> whose(List<Agency> own) {
        source.setItems(WhereTo.otherAuthorities(work));
        source.setItemLabelGenerator(Named::name);
        return whose.choice(true, work.scheme().lead().name(), "")
                .choice(false, "An authority that does not sign in", "You enter what it sent you.")
                .reveals(false, new Field("source-authority", source))
                .choose(Set.of(true))
                .onChange(chosen -> agency.show(chosen.contains(true) ? own : List.of()));
    }

    private boolean isForAnother() {
        return whose.chosen().contains(false);
    }

    private void send() {
        Required required = new Required();
        if (isForAnother()) {
            required.chosen("source", chosen(source.getValue()), "Choose the authority that refers");
        }
        List<Fault> missing = required.chosen("service", chosen(service.getValue()), "Choose the service")
                .text("agency", agency.value(), "Choose the agency that refers, or enter its name")
                .day("madeOn", madeOn, "Enter the day of the referral")
                .faults();
        if (!missing.isEmpty()) {
            form.faults(missing);
            return;
        }
        Map<String, Object> sent = new HashMap<>(Map.of(
                "service",
                service.getValue().id(),
                "agency",
                agency.value(),
                "madeOn",
                Required.sent(madeOn),
                "key",
                key));
        if (isForAnother()) {
            sent.put("source", String.valueOf(source.getValue().id()));
        }
        List<Made> made = new ArrayList<>();
        form.send(
                () -> {
                    Outcome outcome =
                            work.api().ask("make-referral", sent, Answer.class).change();
                    if (outcome.referral() != null) {
                        made.add(outcome.referral());
                    }
                    return outcome.errors();
                },
                () -> done.accept(made.getFirst()));
    }

    private static List<Object> chosen(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }
}
