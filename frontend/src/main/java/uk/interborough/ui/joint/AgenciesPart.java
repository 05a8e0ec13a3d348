package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SmallForm;

/** Who refers for each participant: its agencies and central point; and referrals by others, which are flagged. */
final class AgenciesPart extends WorkPart<List<Agency>> {

    private record Answer(@Nullable Page<Agency> referralAgencies) {}

    private final List<SchemeReferral> flagged;
    private final QuotasState state;

    /** @param referrals of the time that is chosen */
    AgenciesPart(List<Agency> agencies, List<SchemeReferral> referrals, SchemeWork work, QuotasState state) {
        super(work);
        this.state = state;
        flagged = referrals.stream().filter(SchemeReferral::isUndesignated).toList();
        show(agencies);
    }

    /** Agencies of a scheme by authority, those that refer before those that did, the central point first. */
    static List<Agency> ask(SchemeWork work) {
        Page<Agency> page = work.api()
                .ask("scheme-agencies", Map.of("scheme", work.scheme().id()), Answer.class)
                .referralAgencies();
        return (page == null ? List.<Agency>of() : page.nodes())
                .stream()
                        .sorted(Comparator.comparing(
                                        (Agency agency) -> agency.authority().name())
                                .thenComparing(agency -> !agency.refersOn(work.today()))
                                .thenComparing(agency -> !agency.isCentralPoint())
                                .thenComparing(Agency::name))
                        .toList();
    }

    @Override
    List<Agency> ask() {
        return ask(work);
    }

    @Override
    List<? extends Component> cards(List<Agency> agencies) {
        return List.of(agencies(agencies), flagged());
    }

    private FormCard agencies(List<Agency> rows) {
        FormCard card = new FormCard(
                "Who may refer",
                "agencies",
                Markup.quiet("Each participant designates its own agencies, or a central point (agreement, clause"
                        + " 6.2). A referral by another is flagged, not refused."));
        card.content(rows.isEmpty() ? new Paragraph("No agency is designated.") : table(card, rows));
        return work.takesPart() ? card.opens("Designate an agency", "designate", this::designating) : card;
    }

    private Component table(FormCard card, List<Agency> rows) {
        DataTable<Agency> table = new DataTable<Agency>("Who may refer")
                .hideCaption()
                .stacks()
                .text("Authority", agency -> agency.authority().name())
                .text("Agency", Agency::name)
                .text("What it is", agency -> agency.isCentralPoint() ? "Central point" : "Agency")
                .text("Since", agency -> Say.shortDate(agency.fromDay()))
                .text("Until", agency -> agency.toDay() == null ? "" : Say.shortDate(agency.toDay()));
        if (work.takesPart()) {
            table.component("Change", agency -> withdraw(card, agency));
        }
        return table.rows(rows);
    }

    private Component withdraw(FormCard card, Agency agency) {
        boolean goesOn = agency.toDay() == null || agency.toDay().isAfter(work.today());
        return goesOn && work.writesFor(agency.authority().id())
                ? card.inRow("Withdraw", agency.name(), "withdraw-" + agency.id(), place -> withdrawing(place, agency))
                : new Span("");
    }

    private SmallForm designating(FormCard.Place place) {
        SmallForm small = new SmallForm("Designate an agency", place.opener(), place.close());
        Input name = new Input();
        ChoiceGroup<Boolean> what = ChoiceGroup.<Boolean>one("What is it?", "isCentralPoint")
                .choice(false, "An agency", "")
                .choice(true, "Our central point of referral", "");
        DateInput from = new DateInput("First day on which it may refer", "fromDay");
        from.show(work.today());
        DateInput to = new DateInput("Last day (optional)", "toDay").hint("Without one, until you withdraw it.");
        String key = UUID.randomUUID().toString();
        Form form = small.form();
        form.field("name", new Field("Name of the agency, as its referrals write it", "name", name))
                .field("isCentralPoint", what)
                .field("fromDay", from)
                .field("toDay", to)
                .buttonOnly("Designate it", "send-designate", () -> {
                    Required required = new Required()
                            .text("name", name.getValue(), "Enter the name of the agency")
                            .chosen("isCentralPoint", what.chosen(), "Choose what it is")
                            .day("fromDay", from, "Enter the first day on which it may refer")
                            .optionalDay("toDay", to);
                    Map<String, Object> sent = new HashMap<>(Map.of(
                            "scheme",
                            work.scheme().id(),
                            "name",
                            name.getValue().strip(),
                            "isCentralPoint",
                            what.chosen().contains(true),
                            "key",
                            key));
                    if (required.faults().isEmpty()) {
                        sent.put("fromDay", Required.sent(from));
                        if (to.value() != null) {
                            sent.put("toDay", Required.sent(to));
                        }
                    }
                    send(
                            form,
                            required.faults(),
                            "designate-agency",
                            sent,
                            name.getValue().strip() + " is designated.");
                });
        return small;
    }

    private SmallForm withdrawing(FormCard.Place place, Agency agency) {
        SmallForm small = new SmallForm("Withdraw " + agency.name(), place.opener(), place.close());
        DateInput to = new DateInput("Last day on which it may refer", "toDay")
                .hint("Referrals made until then stay as they are.");
        to.show(work.today());
        Form form = small.form();
        form.field("toDay", to).buttonOnly("Withdraw it", "send-withdraw", () -> {
            Required required = new Required().day("toDay", to, "Enter the last day on which it may refer");
            send(
                    form,
                    required.faults(),
                    "withdraw-agency",
                    required.faults().isEmpty()
                            ? Map.of("id", agency.id(), "version", agency.version(), "toDay", Required.sent(to))
                            : Map.of(),
                    agency.name() + " is withdrawn.");
        });
        return small;
    }

    private Div flagged() {
        if (flagged.isEmpty()) {
            return Markup.card(
                    "No referral is flagged",
                    new Paragraph("Every participant’s referral of "
                            + state.term().words() + " came by an agency it designated."));
        }
        Div card = Markup.card(
                Say.count(
                        flagged.size(), "referral by an agency not designated", "referrals by agencies not designated"),
                Markup.quiet("Of those in " + state.term().words() + "."),
                new DataTable<SchemeReferral>("Referrals by agencies not designated")
                        .hideCaption()
                        .stacks()
                        .component("Referral", row -> ReferralsPart.link(row, row.title()))
                        .component("State", ReferralsPart::tags)
                        .text("Made", row -> Say.shortDate(row.madeOn()))
                        .rows(flagged));
        card.setId("flagged");
        return card;
    }
}
