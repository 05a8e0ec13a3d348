package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Timeline;

/** What became of a notice, and who read it. */
final class History {

    private History() {}

    static Div timeline(Notice notice) {
        Timeline timeline = new Timeline();
        notice.circulated()
                .forEach(version -> timeline.event(
                        version.title() + (notice.isImported() ? " brought in with the register" : " circulated"),
                        version.circulatedAt(),
                        by(version.circulatedBy(), notice.authority().name())));
        notice.receipts().nodes().stream()
                .filter(receipt -> receipt.acknowledgedAt() != null)
                .forEach(receipt -> timeline.event(
                        receipt.authority().name() + " acknowledged"
                                + (receipt.version() == null
                                                || receipt.version().number() == null
                                        ? ""
                                        : " version " + receipt.version().number()),
                        receipt.acknowledgedAt(),
                        name(receipt.acknowledgedBy())));
        notice.outcomes()
                .nodes()
                .forEach(outcome -> timeline.event(
                        outcome.authority().name() + " recorded what it did",
                        outcome.recordedAt(),
                        name(outcome.recordedBy()),
                        words(outcome)));
        if (notice.submittedAt() != null) {
            timeline.event(
                    "Submitted to the coordinator",
                    notice.submittedAt(),
                    notice.authority().name());
        }
        timeline.event(
                "Review signed off", notice.reviewedOn(), notice.authority().name());
        if (notice.closedOn() != null && !"REVIEW_SIGNED_OFF".equals(notice.closing())) {
            timeline.event(
                    NoticeTags.closed(notice.closing()),
                    notice.closedOn(),
                    notice.authority().name());
        }
        Div card = Markup.card("Timeline", timeline.show());
        if (timeline.isEmpty()) {
            card.add(Markup.quiet("Nothing has happened yet: it was not circulated."));
        }
        card.setId("timeline");
        return card;
    }

    private static Component words(Notice.Outcome outcome) {
        return Markup.quiet(outcome.inWords() + " (" + Say.date(outcome.happenedOn()) + ")");
    }

    private static String by(@Nullable Named person, String authority) {
        return person == null ? authority : person.name();
    }

    private static @Nullable String name(@Nullable Named person) {
        return person == null ? null : person.name();
    }

    /** Who opened the texts, and why, as far as the viewer is shown. */
    static Div readings(Notice notice) {
        DataTable<Notice.Reading> table = new DataTable<Notice.Reading>("Who opened the details")
                .hideCaption()
                .stacks()
                .component(
                        "Who",
                        reading -> new Span(
                                reading.reader() == null
                                        ? "An officer"
                                        : reading.reader().name()))
                .text(
                        "Authority",
                        reading -> reading.authority() == null
                                ? "Coordinator"
                                : reading.authority().name())
                .text("When", reading -> Say.moment(reading.readAt()))
                .text(
                        "Purpose",
                        reading -> reading.purpose().name()
                                + (reading.purposeWords() == null ? "" : ": " + reading.purposeWords()))
                .rows(notice.readings().nodes());
        return Markup.card("Who opened the details", table);
    }
}
