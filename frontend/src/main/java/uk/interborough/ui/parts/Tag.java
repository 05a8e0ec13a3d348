package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Span;
import uk.interborough.ui.api.ExpectedReturn;
import uk.interborough.ui.api.ReturnState;

/** A state as a shape and a word; colour only underlines it. */
public final class Tag extends Span {

    /** What kind of state it is. */
    public enum Kind {
        GOOD("●"),
        WARNING("◆"),
        BAD("▲"),
        PLAIN("○");

        private final String shape;

        Kind(String shape) {
            this.shape = shape;
        }
    }

    public Tag(Kind kind, String word) {
        addClassNames("ib-tag", "ib-tag-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        Span shape = new Span(kind.shape);
        shape.getElement().setAttribute("aria-hidden", "true");
        add(shape, new Span(word));
    }

    /** How a return stands. */
    public static Tag of(ReturnState state, int daysLate) {
        return switch (state) {
            case RECEIVED -> new Tag(Kind.GOOD, "Received");
            case RECEIVED_LATE -> new Tag(Kind.WARNING, "Received " + days(daysLate) + " late");
            case DUE -> new Tag(Kind.PLAIN, "Due");
            case LATE -> new Tag(Kind.BAD, "Missing, " + days(daysLate) + " late");
        };
    }

    /** How a return stands. */
    public static Tag of(ExpectedReturn expected) {
        return of(expected.state(), expected.daysLate());
    }

    /** A check failed somewhere in the return. */
    public static Tag flagged() {
        return new Tag(Kind.WARNING, "Flagged");
    }

    private static String days(int days) {
        return Say.count(days, "day", "days");
    }
}
