package uk.interborough.ui.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The questions of the page, each a file; what several of them ask for is a fragment in a file of its own. */
public final class Documents {

    private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.(\\w+)");

    private Documents() {}

    /** The text of {@code graphql-documents/<name>.graphql}, and of the fragment of {@code fragments} that it names and does not hold. */
    public static String read(String name) {
        String text = file(name);
        Matcher spread = SPREAD.matcher(text);
        return spread.find() && !text.contains("fragment " + spread.group(1) + " on ")
                ? text + "\n" + file("fragments/" + spread.group(1))
                : text;
    }

    private static String file(String name) {
        try (InputStream text = Documents.class.getResourceAsStream("/graphql-documents/" + name + ".graphql")) {
            if (text == null) {
                throw new IllegalArgumentException("no document named " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the document " + name + " cannot be read", e);
        }
    }
}
