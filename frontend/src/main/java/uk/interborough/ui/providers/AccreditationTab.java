package uk.interborough.ui.providers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.NoticeView;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.parts.Timeline;

/** Where a provider stands with the partnership: accreditation, what is before the sub-group and what it decided. Reading only. */
final class AccreditationTab extends Div {

    AccreditationTab(Provider provider, Accreditation.All all, Viewer viewer) {
        addClassName("ib-columns");
        setId("accreditation");
        Div left = new Div();
        left.addClassName("ib-stack");
        all.latest().forEach(latest -> {
            left.add(standing(latest));
            left.add(conditions(latest));
            left.add(documents(latest));
        });
        if (all.latest().isEmpty()) {
            left.add(Markup.card(
                    "Not accredited",
                    new Paragraph(provider.name() + " has not applied for accreditation. Each authority decides for"
                            + " itself what and whether it buys.")));
        }
        left.add(leads(all.accreditationLeads().nodes()));
        Div right = new Div();
        right.addClassName("ib-stack");
        right.add(
                viewer.readsNotices()
                        ? open(all.open())
                        : Markup.card(
                                "Before the sub-group",
                                Markup.quiet(
                                        "What is before it, and its decisions, are open to those who read notices.")),
                decisions(all));
        add(left, right);
    }

    private static Component standing(Accreditation accreditation) {
        SummaryList facts = new SummaryList()
                .row("Since", Say.date(accreditation.stateSince()))
                .row("Applied on", Say.date(accreditation.appliedOn()));
        if (accreditation.expiresOn() != null) {
            facts.row("Valid until", validity(accreditation));
        }
        facts.row("Lead authority", accreditation.leadAuthority().name());
        Div card = Markup.card(
                "Accreditation", new Paragraph(accreditation.tag()), new Paragraph(accreditation.words()), facts);
        card.add(Markup.quiet(
                accreditation.isFailed()
                        ? "The provider may apply anew."
                        : "Accreditation does not change purchasing: each authority decides for itself what and whether"
                                + " it buys."));
        return card;
    }

    private static Component validity(Accreditation accreditation) {
        Div validity = new Div(new Span(Say.date(accreditation.expiresOn()) + " "));
        Integer days = accreditation.daysToExpiry();
        if (accreditation.isLapsing() && days != null) {
            validity.add(new Tag(
                    Tag.Kind.WARNING, days == 0 ? "Lapses today" : "Lapses in " + Say.count(days, "day", "days")));
        }
        return validity;
    }

    private static Component conditions(Accreditation accreditation) {
        List<Accreditation.Condition> conditions = accreditation.conditions().nodes();
        if (conditions.isEmpty()) {
            return Markup.card("Conditions", Markup.quiet("No conditions were made."));
        }
        return Markup.card(
                "Conditions",
                new DataTable<Accreditation.Condition>("Conditions")
                        .hideCaption()
                        .stacks()
                        .text("To be shown", Accreditation.Condition::words)
                        .text("By", condition -> Say.date(condition.dueOn()))
                        .component("State", AccreditationTab::settlement)
                        .rows(conditions));
    }

    private static Tag settlement(Accreditation.Condition condition) {
        return switch (condition.settlement()) {
            case "MET" -> new Tag(Tag.Kind.GOOD, "Met");
            case "LIFTED" -> new Tag(Tag.Kind.PLAIN, "Lifted");
            case null, default -> new Tag(Tag.Kind.WARNING, "Not met yet");
        };
    }

    private static Component documents(Accreditation accreditation) {
        List<Accreditation.Document> documents = accreditation.documents().nodes();
        if (documents.isEmpty()) {
            return Markup.card("Documents", Markup.quiet("None are on record that are open to you."));
        }
        return Markup.card(
                "Documents",
                new DataTable<Accreditation.Document>("Documents")
                        .hideCaption()
                        .stacks()
                        .text("Name", Accreditation.Document::name)
                        .text("Kind", Accreditation.Document::what)
                        .text("Kept as", Accreditation.Document::reference)
                        .text("Date", document -> Say.date(document.datedOn()))
                        .rows(documents));
    }

    private static Component leads(List<Accreditation.Lead> leads) {
        if (leads.isEmpty()) {
            return Markup.card("Lead authorities", Markup.quiet("No authority was named."));
        }
        return Markup.card(
                "Lead authorities",
                new DataTable<Accreditation.Lead>("Lead authorities")
                        .hideCaption()
                        .stacks()
                        .text("Authority", lead -> lead.authority().name())
                        .text("From", lead -> Say.date(lead.leadsFrom()))
                        .text("Until", lead -> lead.leadsUntil() == null ? "Leads today" : Say.date(lead.leadsUntil()))
                        .text("Why", lead -> lead.reason() == null ? "" : lead.reason())
                        .rows(leads));
    }

    private static Component open(List<Accreditation.Item> items) {
        if (items.isEmpty()) {
            return Markup.card("Before the sub-group", Markup.quiet("Nothing about it is to be decided."));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("ib-todo");
        items.forEach(item -> list.add(opened(item)));
        return Markup.card("Before the sub-group", list);
    }

    private static ListItem opened(Accreditation.Item item) {
        Div what = new Div(Markup.element("strong", new Span(item.what())));
        what.add(new Div(Markup.span(raised(item), "ib-small")));
        if (item.words() != null) {
            what.add(new Div(new Span(item.words())));
        }
        addNotice(what, item.notice());
        return new ListItem(
                what,
                item.meeting() == null
                        ? new Tag(Tag.Kind.WARNING, "On no agenda yet")
                        : new Tag(
                                Tag.Kind.PLAIN,
                                "Meeting of " + Say.date(item.meeting().meetsOn())));
    }

    private static String raised(Accreditation.Item item) {
        String when = "Open since " + Say.date(item.openedOn()) + ", " + Say.count(item.daysOpen(), "day", "days");
        return item.authority() == null
                ? when
                : when + " · raised by " + item.authority().name();
    }

    private static void addNotice(Div what, Accreditation.@Nullable Source notice) {
        if (notice != null) {
            String address = notice.reference() == null ? notice.id() : notice.reference();
            String name = notice.reference() == null ? "the draft" : notice.reference();
            what.add(new Div(
                    new RouterLink("From notice " + name, NoticeView.class, new RouteParameters("id", address))));
        }
    }

    private static Component decisions(Accreditation.All all) {
        Timeline timeline = new Timeline();
        all.decided()
                .forEach(item -> timeline.event(
                        item.decision(),
                        item.decidedOn(),
                        item.decidedBy() == null ? null : item.decidedBy().name(),
                        reasons(item)));
        all.accreditations()
                .nodes()
                .forEach(each -> timeline.event(
                        "Applied for accreditation",
                        each.appliedOn(),
                        each.partnership().name()));
        all.earlier()
                .forEach(earlier -> timeline.event(
                        "Earlier accreditation: "
                                + Accreditation.word(earlier.state()).toLowerCase(java.util.Locale.UK),
                        earlier.stateSince(),
                        earlier.partnership().name()));
        return Markup.card(
                "Decisions", timeline.isEmpty() ? Markup.quiet("Nothing has been decided.") : timeline.show());
    }

    private static Component[] reasons(Accreditation.Item item) {
        List<Component> more = new ArrayList<>();
        String about = "About: " + item.what().substring(0, 1).toLowerCase(java.util.Locale.UK)
                + item.what().substring(1);
        more.add(new Paragraph(about + change(item)));
        if (item.reasons() != null) {
            more.add(new Paragraph(item.reasons()));
        }
        Div source = new Div();
        addNotice(source, item.notice());
        if (source.getComponentCount() > 0) {
            more.add(source);
        }
        return more.toArray(Component[]::new);
    }

    private static String change(Accreditation.Item item) {
        return item.stateBefore() == null
                        || item.stateAfter() == null
                        || item.stateBefore().equals(item.stateAfter())
                ? "."
                : ". %s before, %s after."
                        .formatted(
                                Accreditation.word(item.stateBefore()),
                                Accreditation.word(item.stateAfter()).toLowerCase(java.util.Locale.UK));
    }
}
