package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.joint.Agreement.Agency;
import uk.interborough.ui.joint.Agreement.Price;
import uk.interborough.ui.joint.Agreement.Schedule;
import uk.interborough.ui.joint.Agreement.WithPartner;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Agreements with the partners, the schedules appended to them, what a unit costs, and who may refer. */
final class AgreementPart extends WorkPart<Agreement> {

    private final boolean writes;
    private final NewAgreement another;

    AgreementPart(Agreement agreement, SchemeWork work) {
        super(work);
        writes = AdjustView.mayPropose(work.viewer(), work.scheme());
        another = new NewAgreement(work, this::send);
        show(agreement);
    }

    @Override
    Agreement ask() {
        return Agreement.ask(work.api(), work.scheme().id());
    }

    @Override
    List<? extends Component> cards(Agreement agreement) {
        List<Component> cards = new ArrayList<>();
        if (writes) {
            Div actions = new Div();
            actions.addClassName("ib-actions");
            for (SchemeChangeView.Kind kind : SchemeChangeView.Kind.values()) {
                actions.add(SchemeChangeView.link(kind, work.scheme().id()));
            }
            cards.add(actions);
        }
        List<WithPartner> ending = agreement.jointAgreements().nodes().stream()
                .filter(with -> with.state().equals("ENDING"))
                .toList();
        if (!ending.isEmpty()) {
            cards.add(new Banner(
                    Banner.Kind.WARNING,
                    ending.stream()
                                    .map(with -> "The agreement with "
                                            + with.partner().name() + " ends on " + Say.date(with.lastDay()) + ".")
                                    .collect(Collectors.joining(" "))
                            + " Renew it before its term is over."));
        }
        cards.addAll(List.of(
                agreements(agreement.jointAgreements().nodes()),
                schedules(agreement.schemeSchedules().nodes()),
                prices(agreement.prices()),
                agencies(agreement.agencies())));
        return cards;
    }

    private Div agreements(List<WithPartner> rows) {
        FormCard card = new FormCard("Agreements with partners", "agreements");
        card.content(
                rows.isEmpty()
                        ? new Paragraph("No agreement with a partner is on record.")
                        : new DataTable<WithPartner>("Agreements with partners")
                                .hideCaption()
                                .stacks()
                                .component(
                                        "Partner",
                                        with -> AgreementView.link(
                                                with.id(), with.partner().name()))
                                .component("State", with -> JointTags.agreement(with.state(), with.daysLeft()))
                                .component(
                                        "Term",
                                        with -> SharesPart.twoLines(
                                                Say.date(with.startsOn()), "to " + Say.date(with.lastDay())))
                                .component(
                                        "Signed for the lead",
                                        with -> signed(with.leadSignedOn(), with.leadSignatory()))
                                .component(
                                        "Signed for the partner",
                                        with -> signed(with.partnerSignedOn(), with.partnerSignatory()))
                                .number("Units today", with -> with.units() == null ? "None" : Say.number(with.units()))
                                .number(
                                        "A year at today’s price",
                                        with -> with.units() == null ? "" : Say.money(with.annualCost()))
                                .component(
                                        "Order number",
                                        with -> SharesPart.twoLines(
                                                with.purchaseOrder() == null ? "None" : with.purchaseOrder(),
                                                with.costCode() == null ? "" : "cost code " + with.costCode()))
                                .rows(rows));
        return writes ? card.opens("Add a partner", "add-partner", another::form) : card;
    }

    private static Component signed(@Nullable LocalDate day, @Nullable String who) {
        return day == null ? new Span("Not yet") : SharesPart.twoLines(Say.date(day), who == null ? "" : who);
    }

    private static Div schedules(List<Schedule> rows) {
        Div card = Markup.card(
                "Schedules",
                Markup.quiet("Appended and never changed (agreement, clause 13). Of those begun the latest is in force;"
                        + " the units of the authorities add up to those of the scheme on every day."),
                new DataTable<Schedule>("Schedules")
                        .hideCaption()
                        .stacks()
                        .component("Schedule", row -> SharesPart.twoLines("Schedule " + row.number(), kind(row.kind())))
                        .text("From", row -> Say.date(row.effectiveOn()))
                        .number("Units", row -> Say.number(row.units()))
                        .text("Who has how many", AgreementPart::shares)
                        .text(
                                "Price agreed",
                                row -> row.annualPrice() == null ? "Goes on" : Say.money(row.annualPrice()))
                        .text("Uplift on 1 April", row -> row.uplift().words())
                        .text("Services", AgreementPart::services)
                        .text("Why", Schedule::because)
                        .rows(rows));
        card.setId("schedules");
        return card;
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "FIRST" -> "Begins the scheme";
            case "VARIATION" -> "Variation";
            case "REAPPORTIONMENT" -> "Divides the units anew";
            case "RENEWAL" -> "Renewal";
            default -> kind;
        };
    }

    private static String shares(Schedule row) {
        return row.allocations().nodes().isEmpty()
                ? "Replaced by another from the same day"
                : row.allocations().nodes().stream()
                        .map(share -> share.authority().name() + " " + Say.number(share.units()))
                        .collect(Collectors.joining(", "));
    }

    private static String services(Schedule row) {
        return row.services().nodes().stream()
                .map(bought -> (bought.service() == null
                                ? "A service"
                                : bought.service().name())
                        + " " + Say.number(bought.units()))
                .collect(Collectors.joining(", "));
    }

    private static Div prices(List<Price> rows) {
        Div card = Markup.card("What a unit costs");
        card.setId("prices");
        if (rows.isEmpty()) {
            card.add(new Paragraph("No price is on record."));
            return card;
        }
        Div index = new Div(RetailPricesView.link());
        index.addClassName("ib-after");
        card.add(
                Markup.quiet("A year; rounded to the penny before anything is multiplied by it. Index: retail prices,"
                        + " all items (CHAW), Office for National Statistics. It is no accredited official statistic."),
                new DataTable<Price>("Price of a unit a year")
                        .hideCaption()
                        .stacks()
                        .text("From", price -> Say.date(price.fromDay()))
                        .number(
                                "Price of a unit a year",
                                price -> price.annualPrice() == null
                                        ? "Index not on record yet"
                                        : Say.money(price.annualPrice()))
                        .text("Origin", price -> price.origin().equals("AGREED") ? "Agreed" : "Uplifted by the index")
                        .text("Index", AgreementPart::index)
                        .number(
                                "Uplift",
                                price -> price.changePercent() == null
                                        ? ""
                                        : price.changePercent().toPlainString() + "%")
                        .rows(rows),
                index);
        return card;
    }

    private static String index(Price price) {
        if (price.rpiMonth() == null) {
            return "";
        }
        String month = Uplift.monthName(price.rpiMonth().getMonthValue()) + " "
                + price.rpiMonth().getYear();
        return price.indexThen() == null || price.indexBefore() == null
                ? month
                : month + ": " + price.indexThen().toPlainString() + ", a year before "
                        + price.indexBefore().toPlainString() + "; " + Uplift.method(price.rpiMethod());
    }

    private static Div agencies(List<Agency> rows) {
        if (rows.isEmpty()) {
            return Markup.card("Who may refer", new Paragraph("No agency is designated."));
        }
        return Markup.card(
                "Who may refer",
                Markup.quiet("Each participant designates its own (agreement, clause 6.2). Referrals by others are"
                        + " flagged."),
                new DataTable<Agency>("Who may refer")
                        .hideCaption()
                        .stacks()
                        .text("Agency", Agency::name)
                        .text("For", agency -> agency.authority().name())
                        .text("What it is", agency -> agency.isCentralPoint() ? "Central point" : "Agency")
                        .text("Since", agency -> Say.date(agency.fromDay()))
                        .text("Until", agency -> agency.toDay() == null ? "" : Say.date(agency.toDay()))
                        .rows(rows));
    }
}
