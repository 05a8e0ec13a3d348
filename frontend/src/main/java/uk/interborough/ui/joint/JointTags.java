package uk.interborough.ui.joint;

import org.jspecify.annotations.Nullable;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.parts.Tag.Kind;

/** States of quotas, invoices, referrals and agreements, each in words and with a shape. */
final class JointTags {

    private JointTags() {}

    static Tag share(SchemeYear.Total total) {
        if (!total.hasUnits()) {
            return new Tag(Kind.PLAIN, "No units of its own");
        }
        return total.isOver() ? new Tag(Kind.WARNING, "Over its share") : new Tag(Kind.PLAIN, "Within its share");
    }

    static Tag quota(String state) {
        return switch (state) {
            case "WITHIN" -> new Tag(Kind.GOOD, "Within");
            case "NEARING" -> new Tag(Kind.WARNING, "Nearing the limit");
            case "AT_LIMIT" -> new Tag(Kind.BAD, "At the limit");
            case "EXCEEDED" -> new Tag(Kind.BAD, "Exceeded");
            default -> new Tag(Kind.PLAIN, state);
        };
    }

    static Tag invoice(String state, @Nullable Integer daysOverdue) {
        return switch (state) {
            case "ISSUED" -> new Tag(Kind.PLAIN, "Issued");
            case "PAID" -> new Tag(Kind.GOOD, "Paid");
            case "DISPUTED" -> new Tag(Kind.WARNING, "Disputed");
            case "OVERDUE" ->
                new Tag(Kind.BAD, daysOverdue == null ? "Overdue" : "Overdue " + Say.count(daysOverdue, "day", "days"));
            case "CREDITED" -> new Tag(Kind.PLAIN, "Taken back");
            case "CREDIT" -> new Tag(Kind.PLAIN, "Credit note");
            default -> new Tag(Kind.PLAIN, state);
        };
    }

    static Tag referral(String state) {
        return switch (state) {
            case "MADE" -> new Tag(Kind.WARNING, "Waiting");
            case "ACCEPTED" -> new Tag(Kind.PLAIN, "Booked");
            case "STARTED" -> new Tag(Kind.GOOD, "In");
            case "ENDED" -> new Tag(Kind.PLAIN, "Ended");
            case "REFUSED" -> new Tag(Kind.BAD, "Refused");
            case "WITHDRAWN" -> new Tag(Kind.PLAIN, "Withdrawn");
            default -> new Tag(Kind.PLAIN, state);
        };
    }

    static Tag agreement(String state, int daysLeft) {
        return switch (state) {
            case "UNSIGNED" -> new Tag(Kind.BAD, "Not signed by both");
            case "SIGNED" -> new Tag(Kind.PLAIN, "Signed, not begun");
            case "IN_FORCE" -> new Tag(Kind.GOOD, "In force");
            case "ENDING" -> new Tag(Kind.WARNING, "Ends in " + Say.count(daysLeft, "day", "days"));
            case "ENDED" -> new Tag(Kind.PLAIN, "Ended");
            default -> new Tag(Kind.PLAIN, state);
        };
    }

    static Tag proposal(String state) {
        return switch (state) {
            case "OPEN" -> new Tag(Kind.WARNING, "Answers are awaited");
            case "AGREED" -> new Tag(Kind.GOOD, "Agreed by all");
            case "OBJECTED" -> new Tag(Kind.BAD, "Objected to");
            case "WITHDRAWN" -> new Tag(Kind.PLAIN, "Withdrawn");
            default -> new Tag(Kind.PLAIN, state);
        };
    }

    static Tag answer(@Nullable String answer, boolean isAwaited) {
        return switch (answer) {
            case null -> isAwaited ? new Tag(Kind.WARNING, "Awaited") : new Tag(Kind.PLAIN, "None given");
            case "AGREED" -> new Tag(Kind.GOOD, "Agrees");
            case "OBJECTED" -> new Tag(Kind.BAD, "Objects");
            default -> new Tag(Kind.PLAIN, answer);
        };
    }

    /** Where the source of a referral stands. */
    static String tier(String tier) {
        return switch (tier) {
            case "PARTICIPANT" -> "Takes part in the scheme";
            case "HOST" -> "Has the service in its area";
            case "WEST_LONDON" -> "Member of the partnership that takes no part";
            case "NEIGHBOUR" -> "Named neighbour";
            case "OTHER" -> "Another authority";
            default -> tier;
        };
    }
}
