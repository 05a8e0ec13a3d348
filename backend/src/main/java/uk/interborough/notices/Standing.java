package uk.interborough.notices;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.Change;

/**
 * Where a notice stands, as far as whoever asks sees it.
 *
 * @param isOwn issued by the authority of whoever asks
 * @param latest the version circulated last; null: none
 * @param draft the version that is being written; null: there is none, or none for whoever asks
 */
record Standing(
        UUID id,
        UUID partnership,
        boolean isOwn,
        @Nullable UUID provider,
        @Nullable String reference,
        @Nullable LocalDate closedOn,
        @Nullable String closing,
        @Nullable UUID latest,
        @Nullable Draft draft) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** A version that is being written. */
    record Draft(UUID id, int edit, boolean isSubmitted, boolean isFirst) {}

    /** Why nothing more can be done with it, where that is so. */
    Optional<Change> closed() {
        if (closedOn == null || closing == null) {
            return Optional.empty();
        }
        String how = switch (closing) {
            case "RESCINDED" -> "was rescinded";
            case "SUSPENSION_REMOVED" -> "was closed when the suspension was removed";
            default -> "was closed at its review";
        };
        return Optional.of(Change.standing(
                id,
                "notice",
                "NOTICE_CLOSED",
                reference + " " + how + " on " + DAY.format(closedOn)
                        + ". It stays readable, and nothing more can be done with it"));
    }

    Change submitted() {
        return Change.standing(
                id,
                "notice",
                "NOTICE_SUBMITTED",
                "The draft is with the coordinator. Ask for it to be returned before you change it");
    }
}
