package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;

/** Fields under the names of the arguments they become, one button, and every fault both above them and beside its field. */
public final class Form extends Div {

    private final Map<String, Faulty> fields = new LinkedHashMap<>();
    private final Map<String, Supplier<Map<String, Faulty>>> changing = new HashMap<>();
    private final Div outcome = new Div();

    public Form() {
        addClassName("ib-form");
        add(outcome);
    }

    /** A field. {@code name}: the argument; the element of this identifier takes the focus from the summary of faults. */
    public <F extends Component & Faulty> Form field(String name, F field) {
        fields.put(name, field);
        add(field);
        return this;
    }

    /** A field that stands inside of another part of the form. */
    public Form known(String name, Faulty field) {
        fields.put(name, field);
        return this;
    }

    /** Fields that come and go inside of a field, by their names: their faults follow its own. */
    public Form within(String name, Supplier<Map<String, Faulty>> more) {
        changing.put(name, more);
        return this;
    }

    private Map<String, Faulty> all() {
        Map<String, Faulty> all = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            all.put(name, field);
            all.putAll(changing.getOrDefault(name, Map::of).get());
        });
        return all;
    }

    /** What sends it. The Enter key in a field does too. */
    public Form button(String text, String id, Runnable send) {
        main(text, id, send).addClickShortcut(Key.ENTER).listenOn(this).resetFocusOnActiveElement();
        return this;
    }

    /** What sends it, where the Enter key begins a new line. */
    public Form buttonOnly(String text, String id, Runnable send) {
        main(text, id, send);
        return this;
    }

    private NativeButton main(String text, String id, Runnable send) {
        NativeButton button = new NativeButton(text, event -> send.run());
        button.addClassNames("ib-button", "ib-button-main");
        button.setId(id);
        add(button);
        return button;
    }

    /** Whether it has a field of this name. */
    public boolean asks(String name) {
        return fields.containsKey(name);
    }

    /** Shows what is wrong, in the order of the fields; nothing, if nothing is. */
    public void faults(List<Fault> faults) {
        Map<String, Faulty> shown = all();
        shown.forEach((name, field) -> field.fault(faults.stream()
                .filter(fault -> fault.field().equals(name))
                .map(Fault::words)
                .findFirst()
                .orElse("")));
        outcome.removeAll();
        if (!faults.isEmpty()) {
            List<String> names = List.copyOf(shown.keySet());
            outcome.add(new ErrorSummary(
                    "There is a problem",
                    faults.stream()
                            .sorted(Comparator.comparingInt(fault -> names.indexOf(fault.field())))
                            .map(fault -> new ErrorSummary.Line(
                                    fault.words(), shown.containsKey(fault.field()) ? fault.field() : ""))
                            .toList()));
        }
    }

    /** Says that it was not saved at all. */
    public void failed(ApiException failure) {
        if (failure.meansRightsAreLost()) {
            throw failure;
        }
        faults(List.of(
                new Fault("", failure.code(), "Nothing was saved. " + failure.getMessage() + failure.reference())));
    }

    /** Sends it, and says what is wrong with it or why it failed. */
    public void send(Supplier<List<Fault>> change, Runnable done) {
        try {
            List<Fault> faults = change.get();
            faults(faults);
            if (faults.isEmpty()) {
                done.run();
            }
        } catch (ApiException e) {
            failed(e);
        }
    }

    /** Says that it was saved. */
    public void done(String words) {
        faults(List.of());
        outcome.add(new Banner(Banner.Kind.DONE, words));
    }
}
