package uk.interborough.ui.parts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import uk.interborough.ui.api.Fault;

/** Finds all answers of a form without which it cannot be sent. */
public final class Required {

    private static final String UNREADABLE = "Enter the day as numbers, for example 27 3 2026";

    private final List<Fault> faults = new ArrayList<>();

    /** One of several is to be chosen. */
    public Required chosen(String field, Collection<?> chosen, String otherwise) {
        return when(chosen.isEmpty(), field, "INCOMPLETE", otherwise);
    }

    /** Words are to be entered. */
    public Required text(String field, String text, String otherwise) {
        return when(text.isBlank(), field, "INCOMPLETE", otherwise);
    }

    /** A day is to be entered. */
    public Required day(String field, DateInput day, String otherwise) {
        return optionalDay(field, day).when(!day.isUnreadable() && day.value() == null, field, "INCOMPLETE", otherwise);
    }

    /** What is entered is to be a day. */
    public Required optionalDay(String field, DateInput day) {
        return when(day.isUnreadable(), field, "NOT_A_DATE", UNREADABLE);
    }

    private Required when(boolean wrong, String field, String code, String message) {
        if (wrong) {
            faults.add(new Fault(field, code, message));
        }
        return this;
    }

    /** What is missing; nothing, if it can be sent. */
    public List<Fault> faults() {
        return faults;
    }

    /** A day that was found to be there, as it is sent. */
    public static String sent(DateInput day) {
        return Objects.requireNonNull(day.value()).toString();
    }
}
