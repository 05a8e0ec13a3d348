package uk.interborough.ui.sharing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;

/** What was said further of a notice, as far as it is open to whoever asks. */
record Sharing(List<Onward> onward, List<Disclosure> disclosures, List<Challenge> challenges) {

    /** That somebody who is no member is to know. */
    record Onward(
            String id,
            int version,
            String state,
            String toName,
            String toEmail,
            String because,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime decidedAt,
            @Nullable String decisionWords,
            @Nullable String providerTold,
            @Nullable OffsetDateTime sentAt,
            @Nullable Named toAuthority,
            @Nullable Named requester) {

        boolean isRequested() {
            return state.equals("REQUESTED");
        }

        /** Who is to know. */
        String to() {
            return toAuthority == null ? toName : toName + ", " + toAuthority.name();
        }

        Tag tag() {
            return switch (state) {
                case "REQUESTED" -> new Tag(Tag.Kind.WARNING, "To be decided");
                case "REFUSED" -> new Tag(Tag.Kind.PLAIN, "Refused");
                case "APPROVED" -> new Tag(Tag.Kind.PLAIN, "Provider and coordinator are being told");
                case "STOPPED" -> new Tag(Tag.Kind.PLAIN, "Stopped: the notice was closed");
                case "PASSED_ON" -> new Tag(Tag.Kind.PLAIN, "On its way");
                case "SENT" -> new Tag(Tag.Kind.GOOD, "Sent");
                case "UNREACHED" -> new Tag(Tag.Kind.BAD, "Not reached");
                default -> new Tag(Tag.Kind.PLAIN, state);
            };
        }

        /** What became of it, in a sentence or none. */
        String became() {
            String told = "NO_ADDRESS".equals(providerTold)
                    ? " The provider has no address here: tell it another way within the hour."
                    : "NOT_INFORMED".equals(providerTold)
                            ? " The provider is not told, for the reason in the notice."
                            : "";
            return switch (state) {
                case "SENT" -> "Sent on " + Say.moment(sentAt) + ".";
                case "APPROVED", "PASSED_ON" -> "Decided on " + Say.moment(decidedAt) + "." + told;
                case "REFUSED" -> "Refused on " + Say.moment(decidedAt) + ".";
                case "UNREACHED" -> "The address refused it, or it was given up.";
                default -> "";
            };
        }
    }

    /** What somebody legally entitled was given. */
    record Disclosure(
            String id,
            @Nullable String basisWords,
            String recipient,
            LocalDate disclosedOn,
            String what,
            Named basis,
            Named authority,
            @Nullable Numbered noticeVersion) {

        String ground() {
            return basis.name() + (basisWords == null ? "" : ": " + basisWords);
        }
    }

    /** A version by its number. */
    record Numbered(@Nullable String id, @Nullable Integer number) {}

    /** That the provider uses one of its ways of redress. */
    record Challenge(
            String id,
            int version,
            String route,
            String state,
            LocalDate receivedOn,
            LocalDate dueOn,
            @Nullable String outcome,
            @Nullable LocalDate outcomeOn,
            @Nullable Numbered correctedVersion) {

        boolean isDecided() {
            return state.equals("DECIDED");
        }

        /** Whether a version that puts it right may still be named. */
        boolean awaitsCorrection() {
            return correctedVersion == null && ("UPHELD".equals(outcome) || "PARTLY_UPHELD".equals(outcome));
        }

        Tag tag() {
            return switch (state) {
                case "OPEN" -> new Tag(Tag.Kind.WARNING, "To be answered");
                case "OVERDUE" -> new Tag(Tag.Kind.BAD, "Answer overdue");
                default -> new Tag(Tag.Kind.PLAIN, outcome == null ? "Decided" : Outcome.valueOf(outcome).label);
            };
        }
    }

    /** The provider's ways. */
    enum Route {
        CONTRACT_DISPUTE("The procedure for dispute in its contract"),
        COUNCIL_COMPLAINT("The authority’s complaints procedure");

        final String label;

        Route(String label) {
            this.label = label;
        }
    }

    /** What can come of a challenge. */
    enum Outcome {
        UPHELD("Upheld"),
        PARTLY_UPHELD("Upheld in part"),
        NOT_UPHELD("Not upheld"),
        WITHDRAWN("Withdrawn by the provider");

        final String label;

        Outcome(String label) {
            this.label = label;
        }
    }

    private record Answer(
            @Nullable Page<Onward> onwardShares,
            @Nullable Page<Disclosure> noticeDisclosures,
            @Nullable Page<Challenge> noticeChallenges) {}

    static Sharing ask(Api api, String notice) {
        Answer answer = api.ask("notice-sharing", Map.of("notice", notice), Answer.class);
        return new Sharing(
                nodes(answer.onwardShares()), nodes(answer.noticeDisclosures()), nodes(answer.noticeChallenges()));
    }

    private static <T> List<T> nodes(@Nullable Page<T> page) {
        return page == null ? List.of() : page.nodes();
    }
}
