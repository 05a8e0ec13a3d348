package uk.interborough.ui.providers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Objects;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.Notice;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;
import uk.interborough.ui.purchasing.PurchasingCard;
import uk.interborough.ui.services.ServiceView;
import uk.interborough.ui.utilisation.UtilisationView;

/** What a provider is, whom to reach, what it delivers. */
final class Overview extends Div {

    Overview(Provider provider, Viewer viewer, Standing standing) {
        addClassName("ib-figures");
        Div left = new Div(facts(provider), contacts(provider));
        left.addClassName("ib-stack");
        Div right = new Div();
        right.addClassName("ib-stack");
        if (viewer.readsNotices()) {
            right.add(standing(viewer, standing.notices()), new PurchasingCard(standing.purchasing(), viewer));
        }
        right.add(assurances(provider));
        Div columns = new Div(left, right);
        columns.addClassName("ib-columns");
        add(columns, services(provider));
    }

    private static Div facts(Provider provider) {
        SummaryList facts = new SummaryList()
                .row("Legal form", provider.legalForm())
                .row("What it does", provider.description())
                .row("Registered office", provider.wholeAddress())
                .row("Telephone", provider.telephone())
                .row("E-mail", provider.email())
                .row("Website", provider.website())
                .row("Known since", provider.becameKnownOn() == null ? null : Say.date(provider.becameKnownOn()));
        provider.identifiers().nodes().forEach(number -> facts.row(number.register(), number.identifier()));
        return Markup.card("About the provider", facts);
    }

    private static Component contacts(Provider provider) {
        SummaryList contacts = new SummaryList();
        provider.contacts()
                .nodes()
                .forEach(contact -> contacts.row(
                        contact.kind().equals("OUT_OF_HOURS") ? "Out of hours" : "In office hours", contact.words()));
        return Markup.card(
                "Contacts", provider.contacts().nodes().isEmpty() ? Markup.quiet("None on record.") : contacts);
    }

    private static Div standing(Viewer viewer, List<Provider.About> notices) {
        long open = notices.stream()
                .filter(notice -> notice.state().equals("CIRCULATED"))
                .count();
        Div card = Markup.card(
                "Notices",
                new Paragraph(
                        open == 0
                                ? "No notice about it is open."
                                : Say.count(open, "notice is open.", "notices are open.")));
        String authority = viewer.authority() == null ? "" : viewer.authority().name();
        notices.stream()
                .map(Provider.About::exposure)
                .filter(Objects::nonNull)
                .findFirst()
                .map((Notice.Exposure exposure) -> exposure.words(authority))
                .ifPresent(words -> card.add(new Paragraph(words)));
        return card;
    }

    private static Component assurances(Provider provider) {
        if (provider.assurances().nodes().isEmpty()) {
            return Markup.card("Insurance and registration", Markup.quiet("None on record."));
        }
        return Markup.card(
                "Insurance and registration",
                new DataTable<Provider.Assurance>("Insurance and registration")
                        .hideCaption()
                        .stacks()
                        .text("What", Provider.Assurance::what)
                        .text("With", Provider.Assurance::body)
                        .text(
                                "Until",
                                assurance -> assurance.expiresOn() == null
                                        ? "Does not expire"
                                        : Say.date(assurance.expiresOn()))
                        .rows(provider.assurances().nodes()));
    }

    private static Component services(Provider provider) {
        if (provider.services().nodes().isEmpty()) {
            return Markup.card("Services", Markup.quiet("It delivers no service that is open to you."));
        }
        RouterLink utilisation = new RouterLink("How its services are used", UtilisationView.class);
        utilisation.setQueryParameters(QueryParameters.of("provider", provider.id()));
        return Markup.card(
                Say.count(provider.services().total(), "service", "services"),
                new DataTable<Provider.Service>("Services of " + provider.name())
                        .hideCaption()
                        .stacks()
                        .component(
                                "Service",
                                service -> new RouterLink(
                                        service.name(), ServiceView.class, new RouteParameters("id", service.id())))
                        .component(
                                "Authority",
                                service -> new Span(service.authority().name()))
                        .text("Client group", service -> service.clientGroup().name())
                        .number("Units", service -> Say.numberOrMissing(service.units()))
                        .rows(provider.services().nodes()),
                new Paragraph(utilisation));
    }
}
