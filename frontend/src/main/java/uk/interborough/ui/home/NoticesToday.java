package uk.interborough.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.desk.RegistersView;
import uk.interborough.ui.notices.InboxView;
import uk.interborough.ui.notices.NoticeDue;
import uk.interborough.ui.notices.NoticeRow;
import uk.interborough.ui.notices.NoticeTags;
import uk.interborough.ui.notices.NoticeView;
import uk.interborough.ui.notices.NoticesDue;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;

/** Notices that need the viewer: to be given, to be acknowledged, returned by the coordinator, to be reviewed, or submitted to the viewer. */
final class NoticesToday {

    private static final int MOST_SHOWN = 7;

    /** Something to do about a notice. */
    record Todo(NoticeRow notice, String why, Tag tag) {}

    private NoticesToday() {}

    /** What there is to do, the most urgent first. */
    static List<Todo> ask(Api api, Viewer viewer) {
        List<Todo> all = new ArrayList<>();
        if (viewer.writesNotices() && viewer.authority() != null) {
            Map<String, Object> ours =
                    Map.of("id", Map.of("eq", viewer.authority().id()));
            NoticeRow.awaiting(api, MOST_SHOWN + 1)
                    .forEach(row -> all.add(new Todo(
                            row,
                            row.authority().name() + " · acknowledge by "
                                    + Say.weekday(java.util.Objects.requireNonNull(row.ownReceipt())
                                            .acknowledgeBy()),
                            NoticeTags.own(row.ownReceipt().state()))));
            NoticeRow.some(
                            api,
                            Map.of(
                                    "authority",
                                    ours,
                                    "draft",
                                    Map.of(
                                            "returnedBecause", Map.of("isNull", false),
                                            "submittedAt", Map.of("isNull", true))))
                    .forEach(row -> all.add(
                            new Todo(row, "returned by the coordinator", new Tag(Tag.Kind.WARNING, "Returned"))));
            NoticeRow.some(api, Map.of("authority", ours, "isAwaitingReview", Map.of("eq", true)))
                    .forEach(row -> all.add(new Todo(
                            row,
                            "its review was due on " + Say.date(row.reviewOn()),
                            new Tag(Tag.Kind.BAD, "Review due"))));
        }
        if (viewer.coordinates()) {
            NoticeRow.some(api, Map.of("draft", Map.of("submittedAt", Map.of("isNull", false))))
                    .forEach(row -> all.add(new Todo(
                            row,
                            "submitted by " + row.authority().name() + " · circulate or return it",
                            new Tag(Tag.Kind.WARNING, "Submitted"))));
        }
        return all;
    }

    /** What there is to do about notices, and of what notice is still to be given. */
    record Today(List<Todo> todos, Page<NoticeDue> dues) {

        static Today ask(Api api, Viewer viewer) {
            return new Today(
                    NoticesToday.ask(api, viewer), viewer.writesNotices() ? NoticeDue.ask(api) : NoticeDue.none());
        }
    }

    static Div card(Api api, Today today) {
        List<Todo> todos = today.todos();
        Div card = Markup.card("Notices that need you");
        if (!today.dues().nodes().isEmpty()) {
            card.add(
                    Markup.quiet(Say.count(today.dues().total(), "notice is", "notices are") + " to be given:"),
                    new NoticesDue(api, today.dues(), MOST_SHOWN));
            if (today.dues().total() > MOST_SHOWN) {
                RouterLink drafts = new RouterLink("See all notices to be given", InboxView.class);
                drafts.setQueryParameters(QueryParameters.of("tab", "drafts"));
                card.add(new Paragraph(drafts));
            }
        } else if (todos.isEmpty()) {
            card.add(new Paragraph("No notice waits for you."));
        }
        if (!todos.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("ib-todo");
            todos.stream().limit(MOST_SHOWN).forEach(todo -> list.add(item(todo)));
            card.add(list);
        }
        Paragraph all = new Paragraph(new RouterLink(
                todos.size() > MOST_SHOWN ? "See all notices that need you" : "See all notices", InboxView.class));
        all.addClassName("ib-todo-more");
        Paragraph registers = new Paragraph(new RouterLink("Registers and annual review", RegistersView.class));
        registers.addClassName("ib-todo-more");
        Div more = new Div(all, registers);
        more.addClassName("ib-after");
        card.add(more);
        card.setId("notices-today");
        return card;
    }

    private static ListItem item(Todo todo) {
        NoticeRow row = todo.notice();
        Div what = new Div(
                new RouterLink(
                        row.title(),
                        NoticeView.class,
                        new RouteParameters("id", row.reference() == null ? row.id() : row.reference())),
                Markup.span((row.reference() == null ? "" : row.providerName() + " · ") + todo.why(), "ib-small"));
        return new ListItem(what, todo.tag());
    }
}
