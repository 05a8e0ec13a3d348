package uk.interborough.ui.sharing;

import com.vaadin.flow.component.html.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.notices.Notice;
import uk.interborough.ui.parts.Form;

/** Small forms about one notice: how they are sent, and what follows. */
abstract class FormsOfANotice {

    final Api api;
    final Notice notice;
    private final Consumer<String> done;

    FormsOfANotice(Api api, Notice notice, Consumer<String> done) {
        this.api = api;
        this.notice = notice;
        this.done = done;
    }

    /** What opened a form, and how it goes. */
    record Place(String opener, Runnable close) {}

    final void sendIf(Form form, List<Fault> faults, Supplier<List<Fault>> change, String became) {
        if (faults.isEmpty()) {
            form.send(change, () -> done.accept(became));
        } else {
            form.faults(faults);
        }
    }

    /** With an answer that may be empty. */
    static Map<String, Object> with(Map<String, Object> sent, String name, String answer) {
        Map<String, Object> all = new HashMap<>(sent);
        if (!answer.isBlank()) {
            all.put(name, answer.strip());
        }
        return all;
    }

    static Input input() {
        Input input = new Input();
        input.getElement().setAttribute("autocomplete", "off");
        return input;
    }
}
