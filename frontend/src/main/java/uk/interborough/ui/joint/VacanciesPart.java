package uk.interborough.ui.joint;

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
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.joint.Vacancies.FairAccess;
import uk.interborough.ui.joint.Vacancies.Vacancy;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;

/** Vacant units with offers and answers, and whether offers were fair: counted against shares. */
final class VacanciesPart extends WorkPart<Vacancies> {

    private final QuotasState state;
    private final VacancyForms forms;

    VacanciesPart(Vacancies answer, SchemeWork work, QuotasState state) {
        super(work);
        this.state = state;
        forms = new VacancyForms(work, this::send);
        show(answer);
    }

    @Override
    Vacancies ask() {
        return Vacancies.ask(work, state.term());
    }

    @Override
    List<? extends Component> cards(Vacancies answer) {
        Map<Boolean, List<Vacancy>> byTaken = answer.all().stream()
                .collect(Collectors.partitioningBy(vacancy ->
                        vacancy.filledOn() != null && vacancy.waitsFor(work).isEmpty()));
        List<Component> cards = new ArrayList<>(List.of(vacancies(byTaken.get(false)), fairness(answer.fairness())));
        List<Vacancy> taken = byTaken.get(true);
        if (!taken.isEmpty()) {
            FormCard card = new FormCard(
                    Say.count(taken.size(), "vacancy that was taken", "vacancies that were taken"), "vacancies-taken");
            cards.add(card.content(table(card, taken, false)));
        }
        return cards;
    }

    /** Those that wait for somebody, or for the viewer's answer. */
    private FormCard vacancies(List<Vacancy> rows) {
        FormCard card = new FormCard(
                rows.isEmpty() ? "No vacancies" : Say.count(rows.size(), "vacancy", "vacancies"),
                "vacancies",
                Markup.quiet("Units that fell vacant in " + state.term().words()
                        + " and are not taken. Each is offered to the participants; where none has anybody whom it"
                        + " suits, another authority may be charged for it (agreement, clauses 6.1 and 11.1)."));
        card.content(
                rows.isEmpty()
                        ? new Paragraph("None is on offer." + (work.leads() ? "" : " The lead authority offers them."))
                        : table(card, rows, work.takesPart()));
        return work.leads() ? card.opens("Offer a vacancy", "offer-vacancy", forms::offer) : card;
    }

    private Component table(FormCard card, List<Vacancy> rows, boolean answers) {
        DataTable<Vacancy> table = new DataTable<Vacancy>("Vacancies")
                .hideCaption()
                .stacks()
                .text("Unit", Vacancy::unit)
                .text("Free from", vacancy -> Say.shortDate(vacancy.vacantFrom()))
                .component("Taken", VacanciesPart::taken)
                .number("Nights empty", vacancy -> Say.number(vacancy.nightsVacant()))
                .component("Offered to", VacanciesPart::offers);
        if (answers) {
            table.component("Your answer", vacancy -> answer(card, vacancy));
        }
        return table.rows(rows);
    }

    private static Component taken(Vacancy vacancy) {
        return vacancy.filledOn() == null
                ? vacancy.nobodySuited() ? new Tag(Tag.Kind.WARNING, "Nobody suited") : new Span("Not yet")
                : new Span(Say.shortDate(vacancy.filledOn()));
    }

    private static Component offers(Vacancy vacancy) {
        UnorderedList list = new UnorderedList();
        list.addClassName("ib-plain-list");
        vacancy.offers().nodes().forEach(offer -> {
            ListItem item = new ListItem(new Span(offer.authority().name() + " "), tag(offer.answer()));
            if (offer.because() != null) {
                item.add(Markup.span(offer.because(), "ib-small"));
            }
            if (offer.referral() != null) {
                item.add(
                        new Span(" "),
                        new RouterLink(
                                "See its referral",
                                ReferralView.class,
                                new RouteParameters("id", offer.referral().id())));
            }
            list.add(item);
        });
        return list;
    }

    private static Tag tag(@Nullable String answer) {
        return switch (answer) {
            case null -> new Tag(Tag.Kind.WARNING, "Not answered");
            case "ACCEPTED" -> new Tag(Tag.Kind.GOOD, "Takes it");
            case "NO_SUITABLE_REFERRAL" -> new Tag(Tag.Kind.PLAIN, "Nobody whom it suits");
            case "REFUSED" -> new Tag(Tag.Kind.BAD, "Refused");
            default -> new Tag(Tag.Kind.PLAIN, answer);
        };
    }

    private Component answer(FormCard card, Vacancy vacancy) {
        return vacancy.waitsFor(work)
                .<Component>map(offer -> card.inRow(
                        "Answer", vacancy.unit(), "answer-" + offer.id(), place -> forms.answer(place, vacancy, offer)))
                .orElseGet(() -> new Span(""));
    }

    private Div fairness(List<FairAccess> rows) {
        if (rows.isEmpty()) {
            return Markup.card(
                    "Fair access", new Paragraph("Nothing was offered in " + Term.words(state.year()) + "."));
        }
        Div card = Markup.card(
                "Fair access, " + Term.words(state.year()),
                Markup.quiet(
                        "Offers and answers of the year beside each participant’s share of the units. Each share is"
                                + " of all offers, of all accepted, of all refused."),
                new DataTable<FairAccess>("Fair access")
                        .hideCaption()
                        .stacks()
                        .text("Authority", row -> row.authority().name())
                        .component("Units", row -> share(row.units(), row.unitShare()))
                        .component("Offers", row -> share(row.offers(), row.offerShare()))
                        .component("Accepted", row -> share(row.accepted(), row.acceptedShare()))
                        .component("Refused", row -> share(row.refused(), row.refusedShare()))
                        .number("Nobody suited", row -> Say.number(row.noSuitable()))
                        .number("Not answered", row -> Say.number(row.waiting()))
                        .rows(rows));
        card.setId("fair-access");
        return card;
    }

    private static Component share(int number, Rate share) {
        return SharesPart.twoLines(Say.number(number), share.value() == null ? "" : Say.percent(share) + " of all");
    }
}
