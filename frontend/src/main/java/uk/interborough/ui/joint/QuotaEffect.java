package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** What limits would have changed: in words, and by authority. Filled anew with each answer. */
final class QuotaEffect extends Div {

    /** How it is reckoned. */
    static final String RULE =
            "Replayed: every stay since the scheme began of those whom the quota is for, free or under a"
                    + " charge, in the order in which they were booked, by the rule for bookings (agreement, clauses 7.2 and 7.3)."
                    + " Referrals that were refused are not in it.";

    private final Div words = new Div();
    private final Div table = new Div();

    QuotaEffect() {
        words.addClassName("ib-sum");
        words.getElement().setAttribute("role", "status");
        add(words, table);
    }

    /** @param whom the quota is for, within a sentence */
    QuotaEffect show(String whom, List<QuotaChange> changes) {
        words.setText(words(changes));
        table.removeAll();
        if (!changes.isEmpty()) {
            String year = Term.words(changes.getFirst().year());
            table.add(new DataTable<QuotaChange>("What it would have changed in %s, %s".formatted(year, whom))
                    .hideCaption()
                    .stacks()
                    .component("Authority", each -> new Span(each.authority().name()))
                    .number("Stays", each -> Say.number(each.stays()))
                    .number("Nights", each -> Say.number(each.nights()))
                    .number("Free nights before", each -> Say.number(each.freeNightsBefore()))
                    .number("Free nights then", each -> Say.number(each.freeNights()))
                    .number("Change, nights", each -> ShareEffect.units(each.changeNights()))
                    .number("Change, unit-weeks", each -> signed(each))
                    .number("Stays without room", each -> Say.number(each.staysWithoutRoom()))
                    .rows(changes));
        } else {
            table.add(Markup.quiet("There is nothing to replay: the limits can be proposed all the same."));
        }
        return this;
    }

    private static String signed(QuotaChange change) {
        String weeks = Say.unitWeeks(change.changeUnitWeeks().abs());
        return change.changeNights() == 0 ? "0" : (change.changeNights() > 0 ? "+" : "−") + weeks;
    }

    /** Who would have gained, and who lost. */
    static String words(List<QuotaChange> changes) {
        if (changes.isEmpty()) {
            return "Nobody whom it is for stayed in the last financial year, or in this one.";
        }
        String year = Term.words(changes.getFirst().year());
        int without = changes.stream().mapToInt(QuotaChange::staysWithoutRoom).sum();
        String room = without == 0
                ? " Every stay would have found room."
                : " %s would have found no room: refused, or charged.".formatted(Say.count(without, "stay", "stays"));
        String moved = changes.stream()
                .filter(each -> each.changeNights() != 0)
                .map(each -> "%s %s %s"
                        .formatted(
                                each.authority().name(),
                                Say.count(Math.abs(each.changeNights()), "night", "nights"),
                                each.changeNights() > 0 ? "more" : "fewer"))
                .collect(Collectors.joining(", "));
        return moved.isEmpty()
                ? "In %s nobody would have had more or fewer nights free of charge.%s".formatted(year, room)
                : "Free of charge in %s: %s.%s".formatted(year, moved, room);
    }
}
