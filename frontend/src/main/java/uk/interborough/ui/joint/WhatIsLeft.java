package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import java.util.List;
import java.util.Optional;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.joint.SchemeYear.Total;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;

/** What may still be used of a scheme this year: the share of a participant, the quotas of others. */
final class WhatIsLeft extends Div {

    /** What is asked for it. Share empty: the viewer takes no part. */
    record Answer(Optional<Total> share, List<QuotaYear> quotas) {

        static Answer ask(SchemeWork work) {
            int year = Term.yearOf(work.today());
            Optional<Total> share = work.scheme().isOpen()
                    ? SchemeYear.ask(work.api(), work.scheme().id(), new Term(year, 0)).totals().stream()
                            .filter(total ->
                                    work.viewer().isOf(total.authority().id()))
                            .findFirst()
                    : Optional.empty();
            return new Answer(share, QuotaYear.of(work.api(), work.scheme().id(), year));
        }
    }

    private final SchemeWork work;

    WhatIsLeft(SchemeWork work, Answer answer) {
        this.work = work;
        addClassName("ib-card");
        setId("what-is-left");
        add(new H2("What is left, " + Term.words(Term.yearOf(work.today()))));
        if (work.scheme().isOpen()) {
            Authority own = work.viewer().authority();
            add(new H3("Share of " + (own == null ? "your authority" : own.name())));
            answer.share().ifPresentOrElse(this::share, () -> add(Markup.quiet("No night is counted yet this year.")));
        }
        if (!work.scheme().isOpen() || work.leads()) {
            answer.quotas().forEach(this::quota);
            if (answer.quotas().isEmpty()) {
                add(Markup.quiet("There is no quota for others: they come under a charge agreed by letter."));
            }
        }
        add(Markup.quiet("A referral waits until " + work.scheme().lead().name()
                + " accepts it and books a unit, with the first night and the departure expected. Participants come"
                + " first, with the units they pay for (agreement, clause 6.1); then members of the partnership and"
                + " neighbours named, free of charge within their quota (7.2); then others, under a charge agreed by"
                + " letter (11.1)."));
    }

    private void share(Total total) {
        add(new SummaryList()
                .row("State", JointTags.share(total))
                .row(
                        "Nights of its units so far",
                        Say.number(total.entitledNights().orNothing()))
                .row("Nights used", Say.number(total.usedNights().orNothing()))
                .row("Used of its share", Say.percent(total.shareUsed().rate())));
    }

    private void quota(QuotaYear quota) {
        add(new H3("Quota: " + quota.whom()));
        add(new SummaryList()
                .row("State", JointTags.quota(quota.state()))
                .row("Units tonight", Say.number(quota.unitsInUse()) + " of " + Say.number(quota.units()))
                .row(
                        "Left of the year",
                        Say.unitWeeks(quota.leftUnitWeeks()) + " of " + Say.unitWeeks(quota.capUnitWeeks())
                                + " unit-weeks"));
    }
}
