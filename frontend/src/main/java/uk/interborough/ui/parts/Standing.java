package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.AuthorityQuarter;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.LastReturn;

/** Under the heading of a dashboard: until when its figures reach, how many returns they rest on, when the last one came. */
public final class Standing extends Div {

    /** Returns come every quarter; nothing for longer than one means that something is wrong. Unit: days. */
    private static final long STALE = 92;

    private final Clock clock;
    private final Span counts = new Span();
    private final Span last = new Span();
    private final Span details = new Span();
    private final Paragraph line = new Paragraph(counts, last, details);
    private final Div old = new Div();

    public Standing(Clock clock) {
        this.clock = clock;
        addClassName("ib-standing");
        add(line, old);
    }

    /** What is known before anything is answered; says nothing new where the quarter is the same. */
    public void upTo(FinancialQuarter quarter) {
        if (!counts.getText().startsWith(words(quarter))) {
            counts.setText(words(quarter));
        }
    }

    /** What the figures of a quarter rest on. */
    public void restsOn(FinancialQuarter quarter, Optional<AuthorityQuarter> row) {
        counts.setText(words(quarter) + " · " + row.map(Standing::received).orElse("no returns expected"));
    }

    private static String words(FinancialQuarter quarter) {
        return "Figures to " + Say.date(quarter.lastDay()) + " (" + quarter.label() + ")";
    }

    private static String received(AuthorityQuarter row) {
        return "%s of %s received, %s late, %s missing, %s flagged"
                .formatted(
                        Say.number(row.received()),
                        Say.count(row.expected(), "return", "returns"),
                        Say.number(row.receivedLate()),
                        Say.number(row.missing()),
                        Say.number(row.flagged()));
    }

    /** Where to look closer. */
    public void details(Component link) {
        details.removeAll();
        details.add(new Span(" · "), link);
    }

    /** Asks when the last return came, beside everything else. */
    public void ask(UI ui, Background background, Api api, String partnershipId) {
        Supplier<Optional<OffsetDateTime>> question = () -> LastReturn.ask(api, partnershipId);
        background.ask(ui, question, this::lastCame, failure -> {
            LoggerFactory.getLogger(Standing.class).warn("when the last return came is not known", failure);
            last.setText(" · When the last return came is not known");
        });
    }

    /** When the last return came; empty where none did, or none is open to the viewer. */
    public void lastCame(Optional<OffsetDateTime> moment) {
        last.setText(moment.map(it -> " · last return came " + Say.date(it)).orElse(""));
        old.removeAll();
        moment.map(this::age)
                .filter(days -> days > STALE)
                .ifPresent(days -> old.add(new Banner(
                        Banner.Kind.WARNING,
                        "Figures are %s days old: no return has come since %s. Returns are due every quarter."
                                .formatted(Say.number(days), Say.date(moment.orElseThrow())))));
    }

    private long age(OffsetDateTime moment) {
        return ChronoUnit.DAYS.between(moment.atZoneSameInstant(Say.LONDON).toLocalDate(), LocalDate.now(clock));
    }
}
