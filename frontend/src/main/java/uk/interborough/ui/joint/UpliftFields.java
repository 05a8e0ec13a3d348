package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Faulty;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;

/** By which terms the price of a unit goes up, and what they would do to a price. */
final class UpliftFields extends FieldSet implements Faulty {

    private static final String CLAUSE = "JPA 12";

    private final List<RetailPrice> prices;
    private final Supplier<Optional<BigDecimal>> example;
    private final Select<Integer> month = new Select<>();
    private final Field monthField = new Field("rpiMonth", month);
    private final ChoiceGroup<String> method = ChoiceGroup.<String>one("How is the change counted?", "rpiMethod")
            .choice(Uplift.BY_INDEX, "By index", "The price times the index, divided by that of a year before.")
            .choice(
                    "ROUNDED_RATE",
                    "By published rate",
                    "The price goes up by the yearly change as it is published, with one decimal.");
    private final ChoiceGroup<String> floor = ChoiceGroup.<String>one("May the price go down?", "rpiFloor")
            .choice("NONE", "Yes, where the index fell", "")
            .choice(Uplift.NEVER_DOWN, "No, it stays where the index fell", "");
    private final Div effect = new Div();
    private final Div fault = new Div();

    /**
     * @param prices the index of two years or more, the latest month first
     * @param example price of a unit a year to show the effect on
     */
    UpliftFields(List<RetailPrice> prices, Supplier<Optional<BigDecimal>> example) {
        super("Uplift on 1 April");
        this.prices = prices;
        this.example = example;
        setId("uplift");
        addClassNames("ib-choices", "ib-uplift");
        month.setLabel("Month of the index");
        month.setItems(IntStream.rangeClosed(1, 12).boxed().toList());
        month.setItemLabelGenerator(each -> each == null ? "" : Uplift.monthName(each));
        month.addValueChangeListener(event -> tell());
        method.onChange(chosen -> tell());
        floor.onChange(chosen -> tell());
        effect.setId("uplift-effect");
        effect.addClassName("ib-quiet");
        effect.getElement().setAttribute("role", "status");
        add(
                Markup.span(
                        "Each 1 April the price follows the retail prices index (RPI, all items) of one month, the"
                                + " latest before that day (agreement, clause 12).",
                        "ib-hint"),
                fault,
                monthField,
                method,
                floor,
                effect);
    }

    /** As they were agreed. */
    void show(Uplift terms) {
        month.setValue(terms.month());
        method.choose(Set.of(terms.method()));
        floor.choose(Set.of(terms.floor()));
        tell();
    }

    /** Puts the fields into a form. */
    void addTo(Form form) {
        form.field("uplift", this)
                .known("rpiMonth", monthField)
                .known("rpiMethod", method)
                .known("rpiFloor", floor);
    }

    /** The terms; empty while something is not chosen. */
    Optional<Uplift> value() {
        Integer chosen = month.getValue();
        return chosen == null || method.chosen().isEmpty() || floor.chosen().isEmpty()
                ? Optional.empty()
                : Optional.of(new Uplift(
                        chosen,
                        method.chosen().iterator().next(),
                        floor.chosen().iterator().next()));
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        missing(faults, month.getValue(), "rpiMonth", "Choose the month of the index");
        missing(
                faults,
                method.chosen().stream().findFirst().orElse(null),
                "rpiMethod",
                "Choose how the change is counted");
        missing(
                faults,
                floor.chosen().stream().findFirst().orElse(null),
                "rpiFloor",
                "Choose whether the price may go down");
        return faults;
    }

    private static void missing(List<Fault> faults, @Nullable Object chosen, String field, String otherwise) {
        if (chosen == null) {
            faults.add(new Fault(field, "INCOMPLETE", otherwise, CLAUSE));
        }
    }

    /** Says anew what the terms would do, when they or the price of the example changed. */
    void tell() {
        effect.setText(
                value().flatMap(terms -> terms.effect(prices, example.get().orElse(null)))
                        .orElse(""));
    }

    @Override
    public void fault(String text) {
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
