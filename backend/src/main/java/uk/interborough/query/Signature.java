package uk.interborough.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What cursors of a list are bound to: its order and its filter with the values of a request. One that differs belongs to
 * another list. Values count, not how they were given: in the document or by variables, in this order or that.
 *
 * @param words the order in words
 * @param content filters and arguments that choose the rows
 */
record Signature(String words, List<Bind> content) implements Bind {

    /** Enough that two lists of one analyst do not meet by chance. Unit: characters. */
    static final int LENGTH = 12;

    @Override
    public String value(Map<String, Object> variables) {
        StringBuilder text = new StringBuilder(words);
        for (Bind part : content) {
            text.append('\n');
            // no filter and one without tests choose the same rows
            Object given = part.value(variables);
            append(text, Map.of().equals(given) ? null : given);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The same list among fewer rows. */
    Signature with(Collection<Bind> more) {
        List<Bind> all = new ArrayList<>(content);
        all.addAll(more);
        return new Signature(words, List.copyOf(all));
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> {
                text.append('{');
                new TreeMap<>(map).forEach((key, inner) -> {
                    text.append(key).append(':');
                    append(text, inner);
                });
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                list.forEach(element -> {
                    append(text, element);
                    text.append(',');
                });
                text.append(']');
            }
            case Boolean flag -> text.append(flag);
            case BigDecimal number -> text.append(number.stripTrailingZeros().toPlainString());
            case BigInteger number -> text.append(number);
            case Integer number -> text.append(number);
            case OffsetDateTime time -> quoted(text, time.toInstant().toString());
            default -> quoted(text, value.toString());
        }
    }

    private static void quoted(StringBuilder text, String value) {
        text.append(value.length()).append('"').append(value);
    }
}
