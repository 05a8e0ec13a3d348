package uk.interborough.ui.notices;

import org.jspecify.annotations.Nullable;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.parts.Tag.Kind;

/** States of notices and receipts, and kinds of versions, each in words and with a shape. */
public final class NoticeTags {

    private NoticeTags() {}

    /** Where a receipt stands. */
    public static Tag receipt(String state) {
        return new Tag(
                switch (state) {
                    case "ACKNOWLEDGED" -> Kind.GOOD;
                    case "OVERDUE", "UNREACHED" -> Kind.BAD;
                    case "REMINDED" -> Kind.WARNING;
                    default -> Kind.PLAIN;
                },
                receiptWords(state));
    }

    /** Where the viewer's own receipt stands. */
    public static Tag own(String state) {
        return switch (state) {
            case "AWAITED" -> new Tag(Kind.PLAIN, "To acknowledge");
            case "REMINDED" -> new Tag(Kind.WARNING, "To acknowledge: deputy told");
            case "UNREACHED" -> new Tag(Kind.BAD, "To acknowledge");
            default -> receipt(state);
        };
    }

    /** Where a receipt stands, in words. */
    public static String receiptWords(String state) {
        return switch (state) {
            case "ACKNOWLEDGED" -> "Acknowledged";
            case "AWAITED" -> "Awaited";
            case "REMINDED" -> "Deputy told";
            case "OVERDUE" -> "Overdue";
            case "UNREACHED" -> "Not reached";
            default -> state;
        };
    }

    /**
     * Where a notice stands.
     *
     * @param returned the coordinator returned its draft
     */
    public static Tag notice(String state, @Nullable String closing, boolean awaitingReview, boolean returned) {
        return switch (state) {
            case "DRAFT" -> returned ? new Tag(Kind.WARNING, "Returned") : new Tag(Kind.PLAIN, "Draft");
            case "SUBMITTED" -> new Tag(Kind.WARNING, "With the coordinator");
            case "CIRCULATED" -> awaitingReview ? new Tag(Kind.BAD, "Review due") : new Tag(Kind.WARNING, "Open");
            default -> new Tag(Kind.GOOD, closed(closing));
        };
    }

    /** How a notice was closed, in words. */
    public static String closed(@Nullable String closing) {
        return switch (closing) {
            case "RESCINDED" -> "Closed: rescinded";
            case "SUSPENSION_REMOVED" -> "Closed: suspension removed";
            case "REVIEW_SIGNED_OFF" -> "Closed: review signed off";
            case null, default -> "Closed";
        };
    }

    /** Why there is a version. */
    public static String kind(String kind) {
        return switch (kind) {
            case "FIRST" -> "First version";
            case "PROVIDER_COMMENTS" -> "Provider’s comments";
            case "CORRECTION" -> "Correction";
            case "RESCISSION" -> "Rescission";
            default -> kind;
        };
    }

    /** Alleged or confirmed. */
    public static String certainty(String certainty) {
        return certainty.equals("ALLEGED") ? "Alleged" : "Confirmed";
    }
}
