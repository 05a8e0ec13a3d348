package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened, newest first: what, when, by whom, and more where there is more to say. */
public final class Timeline extends Div {

    private record Event(LocalDate day, @Nullable OffsetDateTime moment, Component shown) {}

    private final List<Event> events = new ArrayList<>();
    private final OrderedList list = new OrderedList();

    public Timeline() {
        list.addClassName("ib-timeline");
        add(list);
    }

    /** Something that happened at a moment; one that is not known is left out. */
    public Timeline event(String what, @Nullable OffsetDateTime moment, @Nullable String by, Component... more) {
        if (moment != null) {
            LocalDate day = moment.atZoneSameInstant(Say.LONDON).toLocalDate();
            events.add(new Event(day, moment, shown(what, Say.moment(moment), by, more)));
        }
        return this;
    }

    /** Something that happened on a day; one that is not known is left out. */
    public Timeline event(String what, @Nullable LocalDate day, @Nullable String by, Component... more) {
        if (day != null) {
            events.add(new Event(day, null, shown(what, Say.date(day), by, more)));
        }
        return this;
    }

    private static Component shown(String what, String when, @Nullable String by, Component... more) {
        Div shown = new Div(new H3(what), Markup.span(by == null ? when : when + ", " + by, "ib-small"));
        shown.add(more);
        return shown;
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** Shows what was told so far. */
    public Timeline show() {
        list.removeAll();
        events.sort(Comparator.comparing(Event::day)
                .thenComparing(Event::moment, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        events.forEach(event -> list.add(new ListItem(event.shown())));
        return this;
    }
}
