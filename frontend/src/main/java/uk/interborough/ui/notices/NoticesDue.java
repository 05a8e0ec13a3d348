package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;

/** Facts of which notice is to be given, each with the way to its draft. */
public final class NoticesDue extends Div {

    private final Api api;
    private final Div problem = new Div();

    /** @param most how many are shown */
    public NoticesDue(Api api, Page<NoticeDue> dues, int most) {
        this.api = api;
        setId("notices-due");
        UnorderedList list = new UnorderedList();
        list.addClassName("ib-todo");
        dues.nodes().stream().limit(most).forEach(due -> list.add(item(due)));
        add(problem, list);
        int more = dues.total() - dues.nodes().size();
        if (more > 0 && most >= dues.nodes().size()) {
            add(Markup.quiet(
                    "These are due first. " + Say.count(more, "more is", "more are") + " to be given after them."));
        }
    }

    private ListItem item(NoticeDue due) {
        Div what = new Div(
                Markup.element("strong", new Span(due.about())),
                new Div(new Span(due.reason().name())),
                Markup.span(
                        "Happened on " + Say.date(due.happenedOn()) + " · give notice by " + Say.weekday(due.dueOn()),
                        "ib-small"));
        Div way = new Div(
                due.isOverdue() ? new Tag(Tag.Kind.BAD, "Overdue") : new Tag(Tag.Kind.WARNING, "Notice due"), way(due));
        way.addClassName("ib-actions");
        way.getStyle().set("align-items", "center");
        return new ListItem(what, way);
    }

    private Component way(NoticeDue due) {
        NativeButton button = new NativeButton("", event -> go(due));
        button.add(
                new Span(due.draft() == null ? "Write the notice" : "Continue"),
                Markup.unseen(" about " + due.about()));
        button.addClassNames("ib-button", "ib-button-small");
        button.setId("write-" + due.factId());
        return button;
    }

    private void go(NoticeDue due) {
        if (due.draft() != null) {
            open(due.draft());
            return;
        }
        problem.removeAll();
        try {
            Change.Outcome outcome = Change.outcome(api, "draft-notice-due", Map.of("fact", due.factId()));
            if (outcome.errors().isEmpty() && outcome.notice() != null) {
                open(outcome.notice());
            } else {
                problem.add(ErrorSummary.of(
                        "There is a problem",
                        outcome.errors().stream().map(Fault::message).toList()));
            }
        } catch (ApiException e) {
            if (e.meansRightsAreLost()) {
                throw e;
            }
            problem.add(ErrorSummary.of("There is a problem", List.of("No draft was begun. " + e.getMessage())));
        }
    }

    /** All answers at once: much of them is filled in. */
    private static void open(Notice.Id draft) {
        UI.getCurrentOrThrow().navigate("notices/" + draft.id() + "/draft/check");
    }
}
