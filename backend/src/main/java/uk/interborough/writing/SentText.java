package uk.interborough.writing;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as they are sent. */
public final class SentText {
    /** Nothing of this shows, or it cannot be kept. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]");

    private SentText() {}

    /** Without blanks around it, in one line where it is one; null where nothing is left. */
    public static @Nullable String plain(@Nullable Object value, boolean isLine) {
        if (value == null) {
            return null;
        }
        String text = value.toString().replace("\r\n", "\n").replace('\r', '\n').strip();
        String said = isLine ? text.replaceAll("[ \\n\\t]+", " ") : text;
        return said.isEmpty() ? null : said;
    }

    /** @param called as people call it, e.g. officer's name */
    public static Optional<ArgumentFault> fault(
            String field, String called, @Nullable String text, int mostCharacters) {
        if (text == null) {
            return Optional.empty();
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > mostCharacters) {
            return Optional.of(ArgumentFault.of(
                    field,
                    "TOO_LONG",
                    "The %s has %,d characters. Shorten it to %,d".formatted(called, characters, mostCharacters)));
        }
        return UNSEEN.matcher(text).find()
                ? Optional.of(
                        ArgumentFault.of(field, "The " + called + " has characters that do not show. Enter it by hand"))
                : Optional.empty();
    }
}
