package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.Form;

/** A part of the page on which something is done: afterwards it asks anew, and says above everything what was done. */
abstract class WorkPart<T> extends Div {

    final SchemeWork work;

    WorkPart(SchemeWork work) {
        this.work = work;
        addClassName("ib-stack");
    }

    /** What it shows now. */
    abstract T ask();

    /** The cards, top to bottom. */
    abstract List<? extends Component> cards(T answer);

    final void show(T answer) {
        removeAll();
        cards(answer).forEach(this::add);
    }

    /** Sends a change unless something is missing, and says what became of it. */
    final void send(Form form, List<Fault> missing, String document, Map<String, ?> sent, String became) {
        if (!missing.isEmpty()) {
            form.faults(missing);
            return;
        }
        form.send(() -> work.api().change(document, sent), () -> done(new Span(became)));
    }

    /** Shows what stands now, and above it what was done. */
    final void done(Component words) {
        show(ask());
        addComponentAsFirst(Done.banner(words));
    }
}
