package uk.interborough.circulation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of a message: the reference, what is asked, until when, where. Nothing of the case, nor whom it is about. */
record Wording(String subject, String body) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private static final String RULE = """
            This message and the notices it leads to are for the exclusive use of the
            authorities receiving them. Each authority decides for itself what to do.
            They are not to be passed on.
            """;

    static Wording of(Facts facts) {
        String notice = facts.reference() == null ? "A notice" : "Notice " + facts.reference();
        String it = facts.version() == null || facts.version() == 1 ? notice : notice + ", version " + facts.version();
        String member = facts.member() == null ? "A member" : facts.member();
        String issuer = facts.issuer() == null ? "the issuing authority" : facts.issuer();
        String by = facts.acknowledgeBy() == null ? "" : " by " + day(facts.acknowledgeBy());
        return switch (facts.kind()) {
            case "NOTICE" ->
                facts.acknowledgeBy() == null
                        ? wording(facts, notice + " was circulated", it + " was circulated to you. Please read it.")
                        : wording(
                                facts,
                                notice + ": please acknowledge" + by,
                                it + " was circulated to your authority. Please read it and\nacknowledge it" + by
                                        + ".");
            case "ISSUER_COPY" ->
                wording(
                        facts,
                        notice + " was circulated",
                        it + " of your authority was circulated. You will find there\nwho has acknowledged it.");
            case "PROVIDER_COPY" ->
                wording(
                        facts,
                        notice + " was circulated",
                        it
                                + " was circulated and concerns your organisation. For your copy, to\ncomment on it or to challenge it,"
                                + " please turn to " + issuer + "\nand give the reference.");
            case "REMINDER" ->
                wording(
                        facts,
                        "Reminder: " + notice + " waits for your acknowledgement",
                        it + " waits for the acknowledgement of your authority.\nPlease read it and acknowledge it" + by
                                + ".");
            case "DEPUTY" ->
                wording(
                        facts,
                        notice + " has not been acknowledged",
                        "Nobody has yet acknowledged " + it + " for " + member
                                + ".\nAs deputy, please see to it that it is read and acknowledged" + by + ".");
            case "HEAD_OF_SERVICE" ->
                wording(
                        facts,
                        notice + " is overdue for acknowledgement",
                        it + " was to be acknowledged for " + member + by
                                + ", and was not.\nPlease see to it that it is read and acknowledged.");
            case "UNREACHED" ->
                wording(
                        facts,
                        notice + " has not reached " + member,
                        it + " could be delivered to no address of " + member
                                + ".\nPlease reach them another way, and have their contacts put right.");
            case "REVIEW_DUE" ->
                wording(
                        facts,
                        notice + " is due for review",
                        "The review of " + it + " of your authority was due"
                                + (facts.reviewOn() == null ? "" : " on " + day(facts.reviewOn()))
                                + ".\nPlease sign it off, circulate a new version, or rescind the notice.");
            case "REGISTER" ->
                wording(facts, "The register of open notices", "The register of open notices of this month is there.");
            case "REFERRAL_LIST" ->
                wording(facts, "A referral list has changed", "A referral list that concerns you has changed.");
            case "ONWARD" ->
                wording(
                        facts,
                        notice + " is passed on to you",
                        it + " is passed on to you by " + issuer
                                + ", which will tell you how to\nread it. Please give the reference.");
            case "TOLD_BEFORE" ->
                wording(
                        facts,
                        notice + " will be passed on",
                        it + " will be passed on by " + issuer
                                + " to an organisation that is no\nmember. You are told before, as the protocol asks.");
            default -> throw new IllegalArgumentException("there is no message of the kind " + facts.kind());
        };
    }

    private static Wording wording(Facts facts, String subject, String asked) {
        String where = facts.link() == null ? "" : "\n" + facts.link() + "\n";
        return new Wording(subject, asked + "\n" + where + "\n" + RULE + "\n" + facts.protocol() + "\n");
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }
}
