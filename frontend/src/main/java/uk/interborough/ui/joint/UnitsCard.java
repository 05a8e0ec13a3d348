package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Units, each with its stays along the time that is chosen and who is in it today. */
final class UnitsCard extends Div {

    private final QuotasState state;
    private final LocalDate today;
    private final int days;

    UnitsCard(List<SchemeReferral> referrals, QuotasState state, LocalDate today) {
        this.state = state;
        this.today = today;
        days = state.term().nights(LocalDate.MIN, LocalDate.MAX);
        addClassName("ib-card");
        setId("units");
        Map<String, List<SchemeReferral>> units = referrals.stream()
                .filter(referral -> referral.unitNumber() != null && referral.startsOn() != null)
                .sorted(Comparator.comparing(SchemeReferral::startsOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .collect(Collectors.groupingBy(UnitsCard::place, TreeMap::new, Collectors.toList()));
        DataTable<List<SchemeReferral>> table = new DataTable<List<SchemeReferral>>("Units and who is in them")
                .hideCaption()
                .stacks()
                .text("Unit", stays -> stays.getFirst().unit())
                .component("Stays, " + state.term().words(), this::strip)
                .number("Nights occupied", stays -> Say.number(nights(stays)))
                .component("Today", this::now)
                .rows(List.copyOf(units.values()));
        if (units.isEmpty()) {
            add(
                    Markup.element("h2", new Span("No stays")),
                    new Paragraph("Nobody stayed in " + state.term().words() + "."));
            return;
        }
        add(
                Markup.element("h2", new Span("Units")),
                Markup.quiet("Each bar is a stay from " + Say.date(state.term().firstDay()) + " to "
                        + Say.date(state.term().lastDay()) + ", a pale one still to come."
                        + (state.authority().isEmpty() ? "" : " Stays of others are outlined.")),
                table);
    }

    private static String place(SchemeReferral referral) {
        return (referral.service() == null ? "" : referral.service().name()) + "%06d".formatted(referral.unitNumber());
    }

    private int nights(List<SchemeReferral> stays) {
        return stays.stream()
                .mapToInt(stay -> stay.nightsIn(state.term(), today))
                .sum();
    }

    private Component strip(List<SchemeReferral> stays) {
        Div strip = new Div();
        strip.addClassName("ib-strip-of-stays");
        strip.getElement().setAttribute("aria-hidden", "true");
        stays.forEach(stay -> {
            LocalDate from = Objects.requireNonNull(stay.startsOn());
            LocalDate until = stay.until().orElse(from);
            LocalDate turn = until.isBefore(today) ? until : today.isBefore(from) ? from : today;
            bar(strip, from, turn, isTheirs(stay) ? "ib-stay" : "ib-stay-other");
            bar(strip, turn, until, "ib-stay-coming");
        });
        return new Div(
                strip,
                Markup.unseen(stays.stream()
                        .map(stay -> stay.source().name() + " from " + Say.date(stay.startsOn()))
                        .collect(Collectors.joining("; "))));
    }

    private boolean isTheirs(SchemeReferral stay) {
        return state.authority().isEmpty() || stay.source().slug().equals(state.authority());
    }

    private void bar(Div strip, LocalDate from, LocalDate until, String kind) {
        int width = state.term().nights(from, until);
        if (width > 0) {
            Span bar = Markup.span("", kind);
            bar.getStyle()
                    .set("inset-inline-start", percent(state.term().nights(LocalDate.MIN, from)))
                    .set("width", percent(width));
            strip.add(bar);
        }
    }

    private String percent(int part) {
        return Math.round(part * 10000.0 / days) / 100.0 + "%";
    }

    private Component now(List<SchemeReferral> stays) {
        Optional<SchemeReferral> here =
                stays.stream().filter(stay -> stay.state().equals("STARTED")).findFirst();
        Optional<SchemeReferral> next =
                stays.stream().filter(stay -> stay.state().equals("ACCEPTED")).findFirst();
        return here.map(stay -> who(stay, "until " + stay.until().map(Say::date).orElse("")))
                .or(() -> next.map(stay -> who(stay, "booked from " + Say.date(stay.startsOn()))))
                .orElseGet(() -> new Span("Empty"));
    }

    private static Component who(SchemeReferral stay, String when) {
        return new Div(ReferralsPart.link(stay, stay.source().name()), Markup.span(when, "ib-small"));
    }
}
