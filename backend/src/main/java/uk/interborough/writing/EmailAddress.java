package uk.interborough.writing;

import java.util.regex.Pattern;

/** What can be an e-mail address. */
public final class EmailAddress {
    public static final String WANTED = "Enter an e-mail address, such as name@council.gov.uk";

    private static final Pattern FORM =
            Pattern.compile("[^@\\s<>,;:\"()\\[\\]\\\\]+@[^@\\s<>,;:\"()\\[\\]\\\\]+\\.[^@\\s<>.,]+");
    private static final int LONGEST = 200;

    private EmailAddress() {}

    /** Whether a message could be sent there, as far as its form tells. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
