package uk.interborough.sharing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.db.public_.tables.records.NoticeRecord;
import uk.interborough.writing.ArgumentFault;

/**
 * A notice as whoever asks sees it.
 *
 * @param isOwn issued by the authority of whoever asks
 * @param circulatedOn day of its first circulation; null: a draft
 * @param latest the version circulated last; null: a draft
 */
record Shared(
        UUID id,
        UUID partnership,
        UUID issuer,
        boolean isOwn,
        boolean isOpen,
        @Nullable LocalDate circulatedOn,
        @Nullable UUID latest) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    static Shared of(NoticeRecord notice, @Nullable UUID own) {
        return new Shared(
                notice.getId(),
                notice.getPartnershipId(),
                notice.getAuthorityId(),
                notice.getAuthorityId().equals(own),
                "CIRCULATED".equals(notice.getState()),
                notice.getCirculatedAt() == null
                        ? null
                        : notice.getCirculatedAt().atZoneSameInstant(LONDON).toLocalDate(),
                notice.getLatestVersionId());
    }

    LocalDate firstDay() {
        return Objects.requireNonNull(circulatedOn, "only circulated notices go further");
    }

    UUID latestVersion() {
        return Objects.requireNonNull(latest, "only circulated notices go further");
    }

    /** Why it does not go onward as it stands. */
    Optional<ArgumentFault> closed() {
        return isOpen
                ? Optional.empty()
                : Optional.of(new ArgumentFault(
                        "notice", "NOTICE_CLOSED", "The notice is closed. What is closed goes nowhere", "P 7.1(e)"));
    }
}
