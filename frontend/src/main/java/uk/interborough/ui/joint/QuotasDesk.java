package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** The quotas of a scheme in a year, the limits set, what others are charged beyond them, and what of it is given back. */
final class QuotasDesk extends WorkPart<QuotasDesk.Answer> {

    /** What is asked for it; for who takes no part the years alone. */
    record Answer(
            List<QuotaYear> years,
            List<QuotaTerms> terms,
            List<ExternalCharge> charges,
            List<ExternalUse> uses,
            List<Abatement> abatements) {

        static Answer ask(SchemeWork work, QuotasState state) {
            boolean open = work.scheme().isOpen();
            return new Answer(
                    QuotaYear.of(work.api(), work.scheme().id(), state.year()),
                    open ? QuotaTerms.of(work) : List.of(),
                    open ? ExternalCharge.of(work.api(), work.scheme().id()) : List.of(),
                    work.leads() ? ExternalUse.of(work) : List.of(),
                    open ? Abatement.of(work) : List.of());
        }
    }

    private final QuotasState state;
    private final QuotaForms forms;
    private final ExternalInvoice invoice;

    QuotasDesk(Answer answer, SchemeWork work, QuotasState state) {
        super(work);
        this.state = state;
        forms = new QuotaForms(work, this::send);
        invoice = new ExternalInvoice(work, this::done);
        show(answer);
    }

    @Override
    Answer ask() {
        return Answer.ask(work, state);
    }

    @Override
    List<? extends Component> cards(Answer answer) {
        QuotasPart years = new QuotasPart(work.scheme().isOpen(), answer.years(), state);
        return work.scheme().isOpen()
                ? List.of(
                        years,
                        terms(answer.terms()),
                        charges(answer.charges(), answer.uses()),
                        abatements(answer.abatements()))
                : List.of(years);
    }

    private FormCard terms(List<QuotaTerms> rows) {
        FormCard card = new FormCard("Limits set", "quota-terms");
        card.content(
                rows.isEmpty()
                        ? new Paragraph("None is set: others come under a charge agreed by letter.")
                        : new DataTable<QuotaTerms>("Limits set")
                                .hideCaption()
                                .stacks()
                                .text("For whom", QuotaTerms::whom)
                                .text("From", quota -> Say.shortDate(quota.fromDay()))
                                .text(
                                        "To",
                                        quota ->
                                                quota.toDay() == null ? "Until replaced" : Say.shortDate(quota.toDay()))
                                .number("Units at one time", quota -> Say.number(quota.units()))
                                .number(
                                        "Unit-weeks a year",
                                        quota -> quota.unitWeeks() == null
                                                ? "The units on every night"
                                                : Say.unitWeeks(quota.unitWeeks()))
                                .rows(rows));
        return work.leads()
                ? card.opens("Set or change a quota", "set-quota", place -> forms.quota(place, rows))
                : card;
    }

    private FormCard charges(List<ExternalCharge> rows, List<ExternalUse> uses) {
        FormCard card = new FormCard(
                "Charges agreed by letter",
                "charges",
                Markup.quiet(
                        "For authorities outside the agreement beyond a quota, or without one, where no participant"
                                + " had a suitable referral (agreement, clauses 11.1 and 11.2)."));
        DataTable<ExternalCharge> table = new DataTable<ExternalCharge>("Charges agreed by letter")
                .hideCaption()
                .stacks()
                .text("Authority", charge -> charge.charged().name())
                .number("Price of a unit-week", charge -> Say.money(charge.unitWeekPrice()))
                .component(
                        "Letter",
                        charge -> SharesPart.twoLines(charge.letterReference(), Say.shortDate(charge.letterOn())))
                .number(
                        "Referrals",
                        charge -> Say.number(charge.referrals().nodes().size()))
                .number("Unit-weeks used", charge -> Say.unitWeeks(charge.unitWeeksUsed()))
                .text("Why", ExternalCharge::because);
        if (work.leads()) {
            table.component("Invoice", charge -> invoice.cell(card, charge, uses));
        }
        card.content(rows.isEmpty() ? new Paragraph("None is agreed.") : table.rows(rows));
        return work.leads() ? card.opens("Record a charge", "record-charge", forms::charge) : card;
    }

    private FormCard abatements(List<Abatement> rows) {
        FormCard card = new FormCard(
                "Abatements",
                "abatements",
                Markup.quiet("Net income from outside abates the participants’ fees by their units, as a line on the"
                        + " next invoice of each (agreement, clause 11.3)."));
        card.content(
                rows.isEmpty()
                        ? new Paragraph("No income from outside is recorded.")
                        : new DataTable<Abatement>("Abatements")
                                .hideCaption()
                                .stacks()
                                .component(
                                        "Earned",
                                        row -> SharesPart.twoLines(
                                                Say.shortDate(row.fromDay()), "to " + Say.shortDate(row.toDay())))
                                .number("Net income", row -> Say.money(row.income()))
                                .text("What follows", Abatement::whatFollows)
                                .rows(rows));
        return work.leads() ? card.opens("Record an abatement", "record-abatement", forms::abatement) : card;
    }
}
