package uk.interborough.ui.providers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import uk.interborough.ui.notices.NoticeTags;
import uk.interborough.ui.notices.NoticeView;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Timeline;

/** What happened to a provider, what it was told and what was circulated about it, in one line of time. */
final class ProviderTimeline {

    private ProviderTimeline() {}

    static Component of(Provider provider, List<Provider.About> notices) {
        Timeline timeline = new Timeline();
        provider.events().nodes().forEach(event -> {
            Component[] more =
                    event.detail() == null ? new Component[0] : new Component[] {new Paragraph(event.detail())};
            timeline.event(event.words(), event.happenedOn(), null, more);
        });
        provider.briefings()
                .nodes()
                .forEach(briefing -> timeline.event(
                        "Told of the information sharing protocol",
                        briefing.toldOn(),
                        briefing.toldBy() + ", " + briefing.authority().name()));
        notices.forEach(notice -> {
            String what = notice.reference() == null ? "Notice" : "Notice " + notice.reference();
            timeline.event(
                    what + " circulated",
                    notice.circulatedAt(),
                    notice.authority().name(),
                    link(notice));
            timeline.event(
                    what + ": " + NoticeTags.closed(notice.closing()).toLowerCase(java.util.Locale.UK),
                    notice.closedOn(),
                    notice.authority().name());
        });
        timeline.event("Became known here", provider.becameKnownOn(), null);
        timeline.event("Stopped trading", provider.ceasedTradingOn(), null);
        return Markup.card("Timeline", timeline.isEmpty() ? Markup.quiet("Nothing is on record.") : timeline.show());
    }

    private static Component link(Provider.About notice) {
        return new RouterLink(
                "Open the notice",
                NoticeView.class,
                new RouteParameters("id", notice.reference() == null ? notice.id() : notice.reference()));
    }
}
