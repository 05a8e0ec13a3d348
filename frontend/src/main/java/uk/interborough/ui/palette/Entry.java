package uk.interborough.ui.palette;

import java.util.Locale;

/**
 * Something that can be chosen in the palette.
 *
 * @param name what is looked for
 * @param note what kind of thing it is, and whose
 * @param action leads there, or does it
 */
public record Entry(String name, String note, Runnable action) {

    boolean matches(String text) {
        return name.toLowerCase(Locale.UK).contains(text.toLowerCase(Locale.UK));
    }
}
