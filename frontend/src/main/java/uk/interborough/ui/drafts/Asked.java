package uk.interborough.ui.drafts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Faulty;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.TextBox;

/** The inputs of one page, under the fields of the contract they answer; it tells when one of them changes. */
final class Asked {

    private static final int SAVE_AFTER_MILLISECONDS = 800;

    private final Form form;
    private final Map<String, @Nullable Object> before;
    private final Consumer<Set<String>> changed;
    private final Map<String, Supplier<@Nullable Object>> answers = new LinkedHashMap<>();
    private final Map<String, DateInput> days = new LinkedHashMap<>();

    /**
     * @param before answers as they were saved
     * @param changed told which fields changed
     */
    Asked(Form form, Map<String, @Nullable Object> before, Consumer<Set<String>> changed) {
        this.form = form;
        this.before = before;
        this.changed = changed;
    }

    /** Some words that explain what follows. */
    Asked words(Component words) {
        form.add(words);
        return this;
    }

    /** A line of text. */
    Asked text(String label, String name, String hint) {
        form.field(name, line(label, name, hint));
        return this;
    }

    /** A line of text that is put elsewhere. */
    Field line(String label, String name, String hint) {
        Input input = new Input();
        input.getElement().setAttribute("autocomplete", "off");
        listen(name, input);
        Field field = new Field(label, name, input);
        return hint.isEmpty() ? field : field.hint(hint);
    }

    /** Several lines of text. */
    Asked lines(String label, String name, String hint) {
        TextBox box = new TextBox(6);
        listen(name, box);
        form.field(name, new Field(label, name, box).hint(hint));
        return this;
    }

    private <C extends HasValue<?, String> & HasValueChangeMode & HasElement> void listen(String name, C input) {
        input.setValue(before.get(name) instanceof String text ? text : "");
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(SAVE_AFTER_MILLISECONDS);
        answers.put(
                name, () -> input.getValue().isBlank() ? null : input.getValue().strip());
        input.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed.accept(Set.of(name));
            }
        });
    }

    /** A day. */
    Asked day(String heading, String name, String hint) {
        form.field(name, dayInput(heading, name, hint));
        return this;
    }

    /** A day that is put elsewhere. */
    DateInput dayInput(String heading, String name, String hint) {
        DateInput day = new DateInput(heading, name);
        if (!hint.isEmpty()) {
            day.hint(hint);
        }
        day.show(before.get(name) instanceof String text ? LocalDate.parse(text) : null);
        day.onChange(() -> changed.accept(Set.of(name)));
        days.put(name, day);
        answers.put(name, () -> day.value() == null ? null : String.valueOf(day.value()));
        return day;
    }

    /** Shows a day that was not answered yet; it is saved when the page is. */
    void propose(String name, LocalDate day) {
        if (before.get(name) == null) {
            java.util.Objects.requireNonNull(days.get(name)).show(day);
        }
    }

    /** One of several, in words; what it is explained by is asked below it. */
    ChoiceGroup<String> one(String heading, String name, Map<String, String> choices) {
        ChoiceGroup<String> group = ChoiceGroup.one(heading, name);
        choices.forEach((value, text) -> group.choice(value, text, ""));
        answers.put(name, () -> group.chosen().stream().findFirst().orElse(null));
        group.choose(before.get(name) instanceof String chosen ? Set.of(chosen) : Set.of());
        group.onChange(chosen -> changed.accept(Set.of(name)));
        form.field(name, group);
        return group;
    }

    /** One entry of a list; the one that needs words asks for them below it. */
    void term(String heading, String name, String wordsName, List<Choices.Term> terms) {
        Map<String, String> choices = new LinkedHashMap<>();
        terms.forEach(term -> choices.put(term.id(), term.name()));
        ChoiceGroup<String> group = one(heading, name, choices);
        terms.stream().filter(Choices.Term::needsWords).findFirst().ifPresent(term -> {
            Field words = line("In words", wordsName, "");
            group.reveals(term.id(), words);
            form.known(wordsName, words);
        });
    }

    /** One of many, found by typing. */
    Field pick(String label, String name, String hint, ComboBox<Named> box, @Nullable Named chosen) {
        box.setLabel(label);
        box.setItemLabelGenerator(Named::name);
        box.setClearButtonVisible(true);
        if (!hint.isEmpty()) {
            box.setHelperText(hint);
        }
        box.setValue(chosen);
        answers.put(name, () -> box.getValue() == null ? null : box.getValue().id());
        box.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed.accept(Set.of(name));
            }
        });
        return new Field(name, box);
    }

    /** An answer of another kind. */
    <C extends Component & Faulty> void other(String name, C component, Supplier<@Nullable Object> answer) {
        answers.put(name, answer);
        form.field(name, component);
    }

    /** A part of the page with fields inside. */
    Div group(Component... parts) {
        Div group = new Div(parts);
        group.addClassName("ib-form-part");
        return group;
    }

    Form form() {
        return form;
    }

    /** Answers to these fields, as they stand on the page. */
    Map<String, @Nullable Object> answers(Set<String> fields) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        answers.forEach((field, answer) -> {
            DateInput day = days.get(field);
            if (fields.contains(field) && (day == null || !day.isUnreadable())) {
                given.put(field, answer.get());
            }
        });
        return given;
    }

    /** Every field of the page. */
    Set<String> fields() {
        return answers.keySet();
    }

    /** Days that are none. */
    List<Fault> unreadable() {
        List<Fault> faults = new ArrayList<>();
        days.forEach((field, day) -> {
            if (day.isUnreadable()) {
                faults.add(new Fault(
                        field,
                        "NOT_A_DATE",
                        AnswerWords.label(field) + ": enter the day as numbers, for example 27 3 2026"));
            }
        });
        return faults;
    }
}
