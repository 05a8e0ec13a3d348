package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;

/** What needs an authority today of what it buys with others: invoices, agreements that end, quotas that run out. */
public record JointToday(
        @Nullable Page<Bill> toPay,
        @Nullable Page<Bill> toCollect,
        @Nullable Page<Ending> jointAgreements,
        @Nullable Page<Closure> schemeEndsDue,
        @Nullable Page<Scarce> quotaYears) {

    private static final int SOON_DAYS = 14;

    /** An invoice that is not paid in full. */
    public record Bill(
            String id,
            String reference,
            String state,
            LocalDate dueOn,
            BigDecimal open,
            @Nullable Integer daysOverdue,
            Authority lead,
            Authority partner) {}

    /** An agreement in the last half year of its term. */
    public record Ending(String id, LocalDate lastDay, Authority lead, Authority partner, Named scheme) {}

    /** A scheme that goes on though a notice says that its provider closed. */
    public record Closure(
            String id,
            @Nullable LocalDate ceasedOn,
            int units,
            int unitsOfAll,
            Authority lead,
            Named scheme,
            @Nullable Named provider,
            Told notice) {}

    /** A notice. */
    public record Told(String id, String reference) {}

    /** A quota of which little is left. */
    public record Scarce(
            String id,
            String state,
            BigDecimal leftUnitWeeks,
            Authority lead,
            @Nullable Named scheme,
            Scope quota) {}

    /** Whom a quota is for. */
    public record Scope(String scope) {}

    /** What needs an authority on a day. */
    public static JointToday ask(Api api, String authorityId, LocalDate today) {
        return api.ask(
                "joint-due",
                Map.of(
                        "authority",
                        authorityId,
                        "soon",
                        today.plusDays(SOON_DAYS).toString(),
                        "year",
                        Term.yearOf(today)),
                JointToday.class);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return rows(toPay).isEmpty()
                && rows(toCollect).isEmpty()
                && rows(jointAgreements).isEmpty()
                && rows(schemeEndsDue).isEmpty()
                && rows(quotaYears).isEmpty();
    }

    private static <T> List<T> rows(@Nullable Page<T> page) {
        return page == null ? List.of() : page.nodes();
    }

    /** What there is to do, the most urgent first. */
    public Div card(Authority own) {
        List<Component> items = new ArrayList<>();
        rows(schemeEndsDue)
                .forEach(closure -> items.add(item(
                        in(closure.scheme(), QuotasState.Tab.AGREEMENT)
                                .link(closure.scheme().name()),
                        (closure.provider() == null
                                        ? "Its provider"
                                        : closure.provider().name()) + " closed, notice "
                                + closure.notice().reference() + " says: "
                                + (closure.units() == closure.unitsOfAll()
                                        ? "all units are there"
                                        : closure.units() + " of " + closure.unitsOfAll() + " units are there"),
                        new Tag(
                                Tag.Kind.BAD,
                                own.id().equals(closure.lead().id())
                                        ? "End or replace it"
                                        : "To be ended or replaced"))));
        rows(toPay)
                .forEach(bill ->
                        items.add(bill(bill, "to be paid to " + bill.lead().name())));
        rows(toCollect)
                .forEach(bill ->
                        items.add(bill(bill, "not paid by " + bill.partner().name())));
        rows(quotaYears)
                .forEach(quota -> items.add(item(
                        in(quota.scheme(), QuotasState.Tab.QUOTAS)
                                .link(
                                        quota.quota().scope().equals("WEST_LONDON")
                                                ? "Quota of members that take no part"
                                                : "Quota of neighbours"),
                        Say.unitWeeks(quota.leftUnitWeeks()) + " unit-weeks left this year · "
                                + (quota.scheme() == null
                                        ? "led by " + quota.lead().name()
                                        : quota.scheme().name()),
                        JointTags.quota(quota.state()))));
        rows(jointAgreements)
                .forEach(ending -> items.add(item(
                        in(ending.scheme(), QuotasState.Tab.AGREEMENT)
                                .link("Agreement with "
                                        + (own.id().equals(ending.lead().id())
                                                ? ending.partner().name()
                                                : ending.lead().name())),
                        ending.scheme().name(),
                        new Tag(Tag.Kind.WARNING, "Ends on " + Say.date(ending.lastDay())))));
        UnorderedList list = new UnorderedList();
        list.addClassName("ib-todo");
        items.forEach(list::add);
        Paragraph all = new Paragraph(new RouterLink("See joint units and quotas", QuotasView.class));
        all.addClassName("ib-todo-more");
        Div card = Markup.card("Joint units that need you", list, all);
        card.setId("joint-today");
        return card;
    }

    private static QuotasState in(@Nullable Named scheme, QuotasState.Tab tab) {
        return QuotasState.USUAL
                .withScheme(scheme == null || scheme.id() == null ? "" : scheme.id())
                .withTab(tab);
    }

    private static Component bill(Bill bill, String who) {
        return item(
                InvoicesPart.link(bill.id(), bill.reference()),
                Say.money(bill.open()) + " " + who + " · due " + Say.date(bill.dueOn()),
                JointTags.invoice(bill.state(), bill.daysOverdue()));
    }

    private static Component item(RouterLink link, String words, Tag tag) {
        return new ListItem(new Div(link, Markup.span(words, "ib-small")), tag);
    }
}
