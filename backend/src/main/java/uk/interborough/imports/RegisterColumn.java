package uk.interborough.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Columns of a register of open notices, as it is circulated and as it is brought in. */
enum RegisterColumn {
    REFERENCE("Reference", false, 60, "As the register has it. Kept where no other notice has it or will get it."),
    PROVIDER("Provider", true, 200, "Its name. One that is not known here is added."),
    AUTHORITY("Issuing authority", true, 200, "A member: its short or its full name."),
    REASONS(
            "Reasons",
            false,
            4000,
            "In the words of the form or by their codes, with semicolons between them. May be empty where there is a category."),
    CATEGORY("Category", false, 200, "One of the purchasing categories, if one was ticked."),
    EVENT_ON("Event on", false, 40, "Day of the event. Empty: the day of the notification."),
    NOTIFIED_ON("Notified on", true, 40, "Day of the notification, today or earlier."),
    REVIEW_ON("Review on", false, 40, "Day of the review, if one was named."),
    PLACEMENT_ACTION(
            "Placement action", false, 200, "What the authority does about placements, in the words of the form."),
    STATE("State", false, 100, "Open or Awaiting review. Closed notices are not brought in.");

    final String heading;
    final boolean required;
    final int mostCharacters;
    final String help;

    RegisterColumn(String heading, boolean required, int mostCharacters, String help) {
        this.heading = heading;
        this.required = required;
        this.mostCharacters = mostCharacters;
        this.help = help;
    }

    static final List<String> STATES = List.of("open", "awaiting review", "");

    static Optional<RegisterColumn> of(String heading) {
        String plain = heading.strip().toLowerCase(Locale.UK);
        return Arrays.stream(values())
                .filter(column -> column.heading.toLowerCase(Locale.UK).equals(plain))
                .findFirst();
    }
}
