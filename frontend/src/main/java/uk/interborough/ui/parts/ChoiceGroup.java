package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Things to choose one or several of, all in sight: radio buttons or boxes to tick under one heading. */
public final class ChoiceGroup<T> extends FieldSet implements Faulty {

    private final String name;
    private final boolean several;
    private final Map<T, Input> inputs = new LinkedHashMap<>();
    private final Map<T, Div> revealed = new LinkedHashMap<>();
    private final Set<T> chosen = new LinkedHashSet<>();
    private final Div fault = new Div();
    private Consumer<Set<T>> onChange = all -> {};

    private ChoiceGroup(String heading, String name, boolean several) {
        super(heading);
        this.name = name;
        this.several = several;
        addClassName("ib-choices");
        setId(name);
        fault.setId(name + "-fault");
        getElement().setAttribute("aria-describedby", name + "-fault");
        add(fault);
    }

    /** One of them. */
    public static <T> ChoiceGroup<T> one(String heading, String name) {
        return new ChoiceGroup<>(heading, name, false);
    }

    /** Any number of them. */
    public static <T> ChoiceGroup<T> several(String heading, String name) {
        return new ChoiceGroup<>(heading, name, true);
    }

    /** One sentence before the first. */
    public ChoiceGroup<T> hint(String hint) {
        addComponentAtIndex(1, Markup.span(hint, "ib-hint"));
        return this;
    }

    /** Something to choose, and one sentence about it, which may be empty. */
    public ChoiceGroup<T> choice(T value, String text, String hint) {
        Input input = new Input();
        input.setType(several ? "checkbox" : "radio");
        input.setId(name + "-" + inputs.size());
        input.getElement().setAttribute("name", name);
        input.getElement()
                .addEventListener(
                        "change",
                        event -> changed(
                                value,
                                event.getEventData().get("element.checked").asBoolean()))
                .addEventData("element.checked");
        inputs.put(value, input);
        Div words = new Div(new Span(text));
        if (!hint.isEmpty()) {
            words.add(Markup.span(hint, "ib-hint"));
        }
        NativeLabel label = new NativeLabel();
        label.add(input, words);
        add(label);
        return this;
    }

    /** Asked only while something is chosen: it stands below it. */
    public ChoiceGroup<T> reveals(T value, Component more) {
        Div revealed = new Div(more);
        revealed.addClassName("ib-revealed");
        revealed.setVisible(chosen.contains(value));
        this.revealed.put(value, revealed);
        Element label = Objects.requireNonNull(inputs.get(value)).getElement().getParent();
        getElement().insertChild(getElement().indexOfChild(label) + 1, revealed.getElement());
        return this;
    }

    private void reveal() {
        revealed.forEach((value, more) -> more.setVisible(chosen.contains(value)));
    }

    private void changed(T value, boolean ticked) {
        if (!several) {
            chosen.clear();
        }
        if (ticked) {
            chosen.add(value);
        } else {
            chosen.remove(value);
        }
        reveal();
        onChange.accept(chosen());
    }

    /** Whom to tell when somebody chooses. */
    public ChoiceGroup<T> onChange(Consumer<Set<T>> listener) {
        onChange = listener;
        return this;
    }

    /** Chooses these and no others. */
    public ChoiceGroup<T> choose(Set<T> values) {
        chosen.clear();
        chosen.addAll(values);
        inputs.forEach((value, input) -> input.getElement().setProperty("checked", values.contains(value)));
        reveal();
        return this;
    }

    /** What is chosen. */
    public Set<T> chosen() {
        return new LinkedHashSet<>(chosen);
    }

    @Override
    public void fault(String text) {
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
