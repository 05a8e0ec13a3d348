package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Say;

/** Where a notice stands, in a tag and a sentence. */
final class NoticeStanding {

    private NoticeStanding() {}

    static Component of(Notice notice, Viewer viewer, boolean own, Choices choices) {
        Div standing = new Div(NoticeTags.notice(
                notice.state(),
                notice.closing(),
                notice.isAwaitingReview(),
                notice.draft() != null && notice.draft().returnedBecause() != null));
        standing.add(new Paragraph(words(notice, own, choices)));
        standing.addClassNames("ib-banner", "ib-standing-banner");
        standing.getElement().setAttribute("role", "status");
        if (notice.draft() != null
                && own
                && viewer.writesNotices()
                && notice.draft().submittedAt() == null) {
            Anchor goOn =
                    new Anchor("notices/" + notice.id() + "/draft/check", "Go on with the draft of the next version");
            standing.add(goOn);
        }
        return standing;
    }

    private static String words(Notice notice, boolean own, Choices choices) {
        String since = notice.isImported() ? "Brought in with the register on " : "Circulated on ";
        return switch (notice.state()) {
            case "DRAFT" -> "Being written. Only " + notice.authority().name() + " sees it.";
            case "SUBMITTED" ->
                "Submitted on " + Say.moment(notice.submittedAt()) + " to "
                        + choices.protocol().coordinatorName() + ", who circulates or returns it.";
            case "CIRCULATED" ->
                since + Say.moment(notice.circulatedAt()) + "."
                        + (notice.ownReceipt() != null && !notice.ownReceipt().isAcknowledged()
                                ? " Acknowledge by "
                                        + Say.weekday(notice.ownReceipt().acknowledgeBy()) + "."
                                : "")
                        + (notice.reviewOn() == null ? "" : review(notice, own));
            default ->
                since + Say.date(notice.circulatedAt()) + ". "
                        + NoticeTags.closed(notice.closing()) + " on " + Say.date(notice.closedOn())
                        + ". It stays readable.";
        };
    }

    private static String review(Notice notice, boolean own) {
        return notice.isAwaitingReview()
                ? " Its review was due on " + Say.date(notice.reviewOn())
                        + (own ? ": sign it off, or say what changed." : ".")
                : " To be reviewed on " + Say.date(notice.reviewOn()) + ".";
    }
}
