package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.notices.Notice.Version;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;
import uk.interborough.ui.providers.ProviderView;
import uk.interborough.ui.services.ServiceView;

/** What stands on the form of a version, without its texts. */
final class NoticeFacts {

    private NoticeFacts() {}

    static Div facts(Notice notice, Version version) {
        SummaryList facts = new SummaryList()
                .row("Provider", provider(notice))
                .row("Address", version.providerAddress())
                .row("About", scope(version))
                .row("Nature of the services", named(version.nature(), version.natureOther()));
        if (version.service() != null) {
            facts.row(
                    "Service",
                    new RouterLink(
                            version.service().name(),
                            ServiceView.class,
                            new RouteParameters(
                                    "id",
                                    Objects.requireNonNull(version.service().id()))));
        } else {
            facts.row("Service", version.serviceName());
        }
        facts.row("Ofsted reference", version.ofstedUrn())
                .row("Regional contract", version.contractAffected())
                .row(
                        "Host authority",
                        version.hostAuthority() == null
                                ? null
                                : version.hostAuthority().name())
                .row("Day of the event", day(version.eventOn()))
                .row("Day of the notification", day(version.notifiedOn()))
                .row("Placements", named(version.placementAction(), version.placementOther()))
                .row("Provider told", told(version))
                .row("Review", day(version.reviewOn()))
                .row("Issued by", person(version.officerName(), version.officerJobTitle(), version.officerTelephone()))
                .row(
                        "Ask for further information",
                        person(version.contactName(), version.contactPosition(), version.contactTelephone()));
        return Markup.card("What the notice says", facts);
    }

    private static Component provider(Notice notice) {
        Named provider = notice.provider();
        return provider == null || provider.id() == null
                ? new Span(notice.providerName())
                : new RouterLink(provider.name(), ProviderView.class, new RouteParameters("id", provider.id()));
    }

    private static @Nullable String day(java.time.@Nullable LocalDate day) {
        return day == null ? null : Say.date(day);
    }

    static @Nullable String scope(Version version) {
        return switch (version.scope()) {
            case "ORGANISATION" -> "The whole organisation";
            case "SERVICE" -> "One service";
            case null, default -> null;
        };
    }

    private static @Nullable String named(@Nullable Named term, @Nullable String words) {
        return term == null ? null : term.name() + (words == null ? "" : ": " + words);
    }

    private static @Nullable String told(Version version) {
        if (version.informedOn() != null) {
            return Say.date(version.informedOn())
                    + (version.informedWhom() == null ? "" : ": " + version.informedWhom());
        }
        String why = named(version.notInformed(), version.notInformedOther());
        return why == null ? null : "No. " + why;
    }

    private static @Nullable String person(
            @Nullable String name, @Nullable String position, @Nullable String telephone) {
        String all =
                Stream.of(name, position, telephone).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return all.isEmpty() ? null : all;
    }

    /** Reasons, each with what it rests on. */
    static Div reasons(Version version) {
        UnorderedList list = new UnorderedList();
        list.addClassName("ib-reasons");
        version.statedInOrder().forEach(stated -> {
            Div item = new Div(new Span(stated.reason().name()));
            if (stated.words() != null) {
                item.add(new Span(": " + stated.words()));
            }
            String clause =
                    stated.reason().clause() + (stated.reason().isCompulsory() ? ", sharing is compulsory" : "");
            item.add(Markup.span(
                    (stated.isPurchasing() ? "Purchasing" : NoticeTags.certainty(stated.certainty())) + " · " + clause,
                    "ib-small"));
            list.add(new ListItem(item));
        });
        return Markup.card("Reasons", version.reasons().nodes().isEmpty() ? Markup.quiet("None chosen yet.") : list);
    }
}
