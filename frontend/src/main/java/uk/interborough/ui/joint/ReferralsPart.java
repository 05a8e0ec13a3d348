package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.interborough.ui.joint.QuotasState.Stage;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.FileLinks;
import uk.interborough.ui.parts.LinkTabs;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;

/** Referrals by where they stand, and the units with who is in them. */
final class ReferralsPart extends Div {

    private static final int MOST_SHOWN = 200;

    /** What is asked for it: of vacancies and agencies only where they are shown. */
    record Answer(List<SchemeReferral> referrals, Optional<Vacancies> vacancies, List<Agency> agencies) {

        static Answer ask(SchemeWork work, QuotasState state) {
            return new Answer(
                    SchemeReferral.of(work.api(), state.scheme(), state.term()),
                    state.stage() == Stage.VACANCIES
                            ? Optional.of(Vacancies.ask(work, state.term()))
                            : Optional.empty(),
                    state.stage() == Stage.AGENCIES ? AgenciesPart.ask(work) : List.of());
        }
    }

    private final QuotasState state;
    private final LocalDate today;

    ReferralsPart(Answer answer, SchemeWork work, QuotasState state) {
        List<SchemeReferral> referrals = answer.referrals();
        this.state = state;
        today = work.today();
        addClassName("ib-stack");
        List<SchemeReferral> theirs = referrals.stream()
                .filter(referral ->
                        state.authority().isEmpty() || referral.source().slug().equals(state.authority()))
                .toList();
        if (work.viewer().writesJoint()) {
            Div actions = new Div(ReferView.link(state));
            actions.addClassName("ib-actions");
            add(actions);
        }
        add(
                stages(theirs, work.scheme().isOpen()),
                switch (state.stage()) {
                    case UNITS -> new UnitsCard(referrals, state, today);
                    case VACANCIES -> new VacanciesPart(answer.vacancies().orElseThrow(), work, state);
                    case AGENCIES -> new AgenciesPart(answer.agencies(), theirs, work, state);
                    default -> list(theirs.stream().filter(this::isShown).toList());
                });
    }

    private boolean isShown(SchemeReferral referral) {
        return state.stage() == Stage.ALL || state.stage().states.contains(referral.state());
    }

    private LinkTabs stages(List<SchemeReferral> referrals, boolean open) {
        LinkTabs links = new LinkTabs("Where referrals stand");
        for (Stage stage : Stage.values()) {
            if (!open && (stage == Stage.VACANCIES || stage == Stage.AGENCIES)) {
                continue;
            }
            links.tab(state.withStage(stage).link(stage.label + number(stage, referrals)), stage == state.stage());
        }
        return links;
    }

    private static String number(Stage stage, List<SchemeReferral> referrals) {
        long number = referrals.stream()
                .filter(referral -> stage == Stage.ALL || stage.states.contains(referral.state()))
                .count();
        return stage.lists() ? " (" + Say.number(number) + ")" : "";
    }

    private Div list(List<SchemeReferral> rows) {
        if (rows.isEmpty()) {
            return Markup.card("No referrals", new Paragraph(nothing()));
        }
        DataTable<SchemeReferral> table = new DataTable<SchemeReferral>("Referrals")
                .hideCaption()
                .stacks()
                .component("Referral", ReferralsPart::link)
                .component("State", ReferralsPart::tags)
                .text("Made", row -> Say.shortDate(row.madeOn()))
                .text("Service and unit", SchemeReferral::unit)
                .text("First night", row -> row.startsOn() == null ? "" : Say.shortDate(row.startsOn()))
                .component("Departure", ReferralsPart::departure)
                .number("Nights in " + state.term().words(), row -> Say.number(row.nightsIn(state.term(), today)))
                .number("Nights in all", row -> Say.number(row.nightsUsed()))
                .rows(rows.stream().limit(MOST_SHOWN).toList());
        long nights = rows.stream()
                .mapToLong(row -> row.nightsIn(state.term(), today))
                .sum();
        Div card = Markup.card(
                Say.count(rows.size(), "referral", "referrals") + ", " + Say.count(nights, "night", "nights"),
                Markup.quiet("Made, decided or there in " + state.term().words()
                        + ". Nights are those before today: arrival counts, departure does not. No person is named."),
                table);
        if (rows.size() > MOST_SHOWN) {
            card.add(Markup.quiet("The latest " + MOST_SHOWN + " are shown; the files hold all of them."));
        }
        card.add(new FileLinks("the referrals", "scheme-referrals-file", Map.of("where", file())));
        card.setId("referrals");
        return card;
    }

    /** All that are listed, however many. */
    private Map<String, Object> file() {
        Map<String, Object> where = new HashMap<>(SchemeReferral.during(state.scheme(), state.term()));
        if (!state.authority().isEmpty()) {
            where.put("source", Map.of("slug", Map.of("eq", state.authority())));
        }
        if (!state.stage().states.isEmpty()) {
            where.put("state", Map.of("in", state.stage().states));
        }
        return where;
    }

    private String nothing() {
        return state.stage() == Stage.ALL
                ? "Nobody was referred or stayed in " + state.term().words() + "."
                : "None is in this list in " + state.term().words() + ". Choose another list or another time.";
    }

    static RouterLink link(SchemeReferral referral, String text) {
        return new RouterLink(text, ReferralView.class, new RouteParameters("id", referral.id()));
    }

    private static Component link(SchemeReferral row) {
        return new Div(link(row, row.source().name()), Markup.span(row.agency(), "ib-small"));
    }

    static Div tags(SchemeReferral row) {
        Div tags = new Div(JointTags.referral(row.state()));
        tags.addClassName("ib-tags");
        if (row.isUndesignated()) {
            tags.add(new Tag(Tag.Kind.WARNING, "Agency not designated"));
        }
        if (row.nightsOverrun() != null) {
            tags.add(new Tag(Tag.Kind.WARNING, "Overruns by " + Say.count(row.nightsOverrun(), "night", "nights")));
        }
        if (row.charge() != null) {
            tags.add(new Tag(Tag.Kind.PLAIN, "Charged"));
        }
        return tags;
    }

    private static Component departure(SchemeReferral row) {
        return row.until()
                .<Component>map(day -> row.endedOn() == null
                        ? SharesPart.twoLines(Say.shortDate(day), "expected")
                        : new Span(Say.shortDate(day)))
                .orElseGet(() -> new Span(""));
    }
}
