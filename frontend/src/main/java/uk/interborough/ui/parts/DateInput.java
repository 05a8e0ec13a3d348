package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A day, entered as three numbers: day, month, year. */
public final class DateInput extends FieldSet implements Faulty {

    private final Input day;
    private final Input month;
    private final Input year;
    private final Div fault = new Div();
    private Runnable onChange = () -> {};

    /** @param name by which the contract names its faults too */
    public DateInput(String heading, String name) {
        super(heading);
        addClassNames("ib-choices", "ib-date");
        setId(name);
        fault.setId(name + "-fault");
        day = part("Day", name + "-day", 2);
        month = part("Month", name + "-month", 2);
        year = part("Year", name + "-year", 4);
        Div parts = new Div(labelled("Day", day), labelled("Month", month), labelled("Year", year));
        parts.addClassName("ib-date-parts");
        add(fault, parts);
    }

    private Input part(String label, String id, int length) {
        Input input = new Input();
        input.setId(id);
        input.getElement()
                .setAttribute("inputmode", "numeric")
                .setAttribute("maxlength", String.valueOf(length))
                .setAttribute("autocomplete", "off")
                .setAttribute("size", String.valueOf(length))
                .setAttribute("aria-describedby", fault.getId().orElse(""));
        input.addValueChangeListener(event -> {
            if (event.isFromClient() && (isBlank() || value() != null)) {
                onChange.run();
            }
        });
        return input;
    }

    private static Div labelled(String text, Input input) {
        NativeLabel label = new NativeLabel(text);
        label.setFor(input.getId().orElse(""));
        return new Div(label, input);
    }

    /** One sentence before the numbers. */
    public DateInput hint(String hint) {
        addComponentAtIndex(1, Markup.span(hint, "ib-hint"));
        return this;
    }

    /** Whom to tell when there is a whole day, or none at all. */
    public DateInput onChange(Runnable listener) {
        onChange = listener;
        return this;
    }

    /** Shows a day; null: none. */
    public void show(@Nullable LocalDate date) {
        day.setValue(date == null ? "" : String.valueOf(date.getDayOfMonth()));
        month.setValue(date == null ? "" : String.valueOf(date.getMonthValue()));
        year.setValue(date == null ? "" : String.valueOf(date.getYear()));
    }

    /** The day; null where none is entered, or what is entered is none. */
    public @Nullable LocalDate value() {
        try {
            return isBlank() ? null : LocalDate.of(number(year), number(month), number(day));
        } catch (NumberFormatException | DateTimeException none) {
            return null;
        }
    }

    private static int number(Input input) {
        return Integer.parseInt(input.getValue().strip());
    }

    private boolean isBlank() {
        return Stream.of(day, month, year).allMatch(input -> input.getValue().isBlank());
    }

    /** Something is entered that is no day of the calendar. */
    public boolean isUnreadable() {
        return !isBlank() && value() == null;
    }

    @Override
    public void fault(String text) {
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
