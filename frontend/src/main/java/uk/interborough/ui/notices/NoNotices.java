package uk.interborough.ui.notices;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import uk.interborough.ui.drafts.NewNoticeView;
import uk.interborough.ui.parts.Markup;

/** What an empty list of notices means. */
final class NoNotices {

    private NoNotices() {}

    static Div card(InboxState.Tab tab) {
        return switch (tab) {
            case TO_ACKNOWLEDGE ->
                Markup.card(
                        "Nothing to acknowledge",
                        new Paragraph("Your authority has acknowledged every notice that was circulated to it."));
            case OPEN -> Markup.card("No open notices", new Paragraph("No notice is open in your partnership today."));
            case CLOSED ->
                Markup.card(
                        "No closed notices",
                        new Paragraph(
                                "A notice is closed when it is rescinded, when a suspension is removed or when its"
                                        + " review is signed off. It stays readable here."));
            case DRAFTS ->
                Markup.card(
                        "No drafts",
                        new Paragraph(
                                "You have no notice in hand. A draft is saved as you type, and only your authority"
                                        + " sees it."),
                        new Paragraph(new RouterLink("Start a new notice", NewNoticeView.class)));
        };
    }
}
