package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Lists of notices, one a kind of list: what was circulated, and drafts. */
public final class NoticesTable {

    private NoticesTable() {}

    /** Circulated notices: whose, about whom, why, until when, and where they stand. */
    public static Component circulated(String title, List<NoticeRow> rows) {
        return new DataTable<NoticeRow>(title)
                .hideCaption()
                .stacks()
                .component("Notice", NoticesTable::link)
                .component("Provider and reasons", NoticesTable::about)
                .text("From", row -> row.authority().name())
                .text("Circulated", row -> Say.date(row.circulatedAt()))
                .text("Acknowledge by", NoticesTable::deadline)
                .component("State", NoticesTable::state)
                .rows(rows);
    }

    /** Drafts of the viewer's authority, and what waits for the coordinator. */
    public static Component drafts(String title, List<NoticeRow> rows) {
        return new DataTable<NoticeRow>(title)
                .hideCaption()
                .stacks()
                .component("Notice", NoticesTable::link)
                .component("Provider and reasons", NoticesTable::about)
                .text(
                        "What",
                        row -> row.draft() == null
                                ? ""
                                : NoticeTags.kind(row.draft().kind()))
                .text(
                        "Last saved",
                        row -> row.draft() == null ? "" : Say.moment(row.draft().changedAt()))
                .component("State", NoticesTable::draftState)
                .rows(rows);
    }

    private static Component link(NoticeRow row) {
        return new RouterLink(row.title(), NoticeView.class, new RouteParameters("id", addressOf(row)));
    }

    private static String addressOf(NoticeRow row) {
        return row.reference() == null ? row.id() : row.reference();
    }

    private static Component about(NoticeRow row) {
        String reasons = row.reasonWords();
        return new Div(
                new Span(row.providerName()),
                Markup.span(reasons.isEmpty() ? "No reason chosen yet" : reasons, "ib-small"));
    }

    private static String deadline(NoticeRow row) {
        return row.ownReceipt() == null || row.ownReceipt().isAcknowledged()
                ? ""
                : Say.weekday(row.ownReceipt().acknowledgeBy());
    }

    private static Component state(NoticeRow row) {
        Div tags = new Div(row.tag());
        tags.addClassName("ib-tags");
        if (row.ownReceipt() != null) {
            tags.add(NoticeTags.own(row.ownReceipt().state()));
        }
        return tags;
    }

    private static Component draftState(NoticeRow row) {
        boolean submitted = row.draft() != null && row.draft().submittedAt() != null;
        return NoticeTags.notice(submitted ? "SUBMITTED" : "DRAFT", null, false, row.isReturned());
    }
}
