package uk.interborough.ui.providers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Tag;

/** An accreditation of a provider for a whole partnership. */
record Accreditation(
        Named partnership,
        String state,
        LocalDate stateSince,
        LocalDate appliedOn,
        @Nullable LocalDate expiresOn,
        @Nullable Integer daysToExpiry,
        boolean isLapsing,
        boolean isInForce,
        boolean isLatest,
        Named leadAuthority,
        Page<Condition> conditions,
        Page<Document> documents) {

    /** What the provider is to show by a day. */
    record Condition(
            String words,
            LocalDate dueOn,
            @Nullable String settlement,
            @Nullable LocalDate settledOn) {}

    /** Where a document is kept. */
    record Document(String kind, String name, String reference, LocalDate datedOn) {

        String what() {
            return switch (kind) {
                case "APPLICATION" -> "Application";
                case "EVIDENCE" -> "Evidence";
                case "REPORT" -> "Report";
                default -> kind;
            };
        }
    }

    /** The authority that monitors the provider, and since when. */
    record Lead(
            Named authority,
            LocalDate leadsFrom,
            @Nullable LocalDate leadsUntil,
            @Nullable String reason) {}

    /** The notice that told of a concern. */
    record Source(String id, @Nullable String reference) {}

    /** A meeting of the sub-group. */
    record Meeting(LocalDate meetsOn) {}

    /** What is, or was, before the sub-group. */
    record Item(
            String kind,
            @Nullable String concernClause,
            String state,
            LocalDate openedOn,
            int daysOpen,
            @Nullable String words,
            @Nullable Source notice,
            @Nullable Named authority,
            @Nullable Meeting meeting,
            @Nullable String outcome,
            @Nullable LocalDate decidedOn,
            @Nullable Named decidedBy,
            @Nullable String reasons,
            @Nullable String stateBefore,
            @Nullable String stateAfter) {

        boolean isOpen() {
            return state.equals("OPEN");
        }

        String what() {
            return switch (kind) {
                case "APPLICATION" -> "Application";
                case "CONCERN" -> concernClause == null ? "Concern" : "Concern under " + concernClause;
                case "REVIEW" -> "How the review ends";
                case "CONDITIONS" -> "Whether the conditions are met";
                default -> kind;
            };
        }

        String decision() {
            return switch (outcome) {
                case "NO_CHANGE" -> "No change";
                case "ACCREDITED" -> "Accredited";
                case "CONDITIONS" -> "Accredited with conditions";
                case "REVIEW" -> "Put under review";
                case "REFUSED" -> "Refused for the region as a whole";
                case "WITHDRAWN" -> "Withdrawn for the region as a whole";
                case null -> "Decided";
                default -> outcome;
            };
        }
    }

    /** All of it, of every partnership that is open to whoever asks. */
    record All(Page<Accreditation> accreditations, Page<Lead> accreditationLeads, Page<Item> accreditationItems) {

        List<Accreditation> latest() {
            return accreditations.nodes().stream()
                    .filter(Accreditation::isLatest)
                    .toList();
        }

        List<Accreditation> earlier() {
            return accreditations.nodes().stream()
                    .filter(each -> !each.isLatest())
                    .toList();
        }

        List<Item> open() {
            return accreditationItems.nodes().stream().filter(Item::isOpen).toList();
        }

        List<Item> decided() {
            return accreditationItems.nodes().stream()
                    .filter(item -> !item.isOpen())
                    .toList();
        }
    }

    private record Answer(@Nullable All provider) {}

    /** What is known of a provider's accreditation. */
    static All ask(Api api, String provider) {
        return api.askAbout(provider, "accreditation", Answer.class)
                .flatMap(answer -> Optional.ofNullable(answer.provider()))
                .orElseGet(() -> new All(none(), none(), none()));
    }

    private static <T> Page<T> none() {
        return new Page<>(List.of(), null, null);
    }

    /** A state in a word. */
    static String word(String state) {
        return switch (state) {
            case "APPLIED" -> "Applied for";
            case "ACCREDITED" -> "Accredited";
            case "CONDITIONAL" -> "Accredited with conditions";
            case "UNDER_REVIEW" -> "Under review";
            case "REFUSED" -> "Refused";
            case "WITHDRAWN" -> "Withdrawn";
            case "EXPIRED" -> "Expired";
            default -> state;
        };
    }

    Tag tag() {
        return new Tag(
                switch (state) {
                    case "ACCREDITED" -> Tag.Kind.GOOD;
                    case "CONDITIONAL", "UNDER_REVIEW" -> Tag.Kind.WARNING;
                    case "REFUSED", "WITHDRAWN", "EXPIRED" -> Tag.Kind.BAD;
                    default -> Tag.Kind.PLAIN;
                },
                word(state));
    }

    /** Where it stands, in a sentence. */
    String words() {
        String whole = "for the whole of " + partnership.name();
        return switch (state) {
            case "APPLIED" -> "Applied for accreditation " + whole + ". The sub-group has not decided.";
            case "ACCREDITED" -> "Accredited " + whole + ".";
            case "CONDITIONAL" -> "Accredited " + whole + ", with conditions to meet.";
            case "UNDER_REVIEW" -> "Still accredited " + whole + ", while the sub-group reviews it.";
            case "REFUSED" ->
                "Not accredited. That holds for the region as a whole: every authority of " + partnership.name() + ".";
            case "WITHDRAWN" ->
                "Accredited no more. That holds for the region as a whole: every authority of " + partnership.name()
                        + ".";
            case "EXPIRED" -> "Accredited no more " + whole + ": its last day has passed.";
            default -> state;
        };
    }

    /** Whether it fails for the region; otherwise each authority decides what it buys. */
    boolean isFailed() {
        return state.equals("REFUSED") || state.equals("WITHDRAWN");
    }
}
