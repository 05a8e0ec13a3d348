package uk.interborough.notices;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Outcome;

/**
 * What became of a change of a notice.
 *
 * @param made the notice; null when there were faults, unless it is shown as it stands
 */
record NoticeAnswer(@Nullable UUID made, List<ArgumentFault> errors) implements Outcome {

    static NoticeAnswer done(UUID notice) {
        return new NoticeAnswer(notice, List.of());
    }

    static NoticeAnswer refused(List<ArgumentFault> faults) {
        return new NoticeAnswer(null, List.copyOf(faults));
    }

    static NoticeAnswer refused(String field, String code, String message) {
        return refused(List.of(ArgumentFault.of(field, code, message)));
    }

    /** Not there, or not for whoever asks: nobody can tell which. */
    static NoticeAnswer unknown() {
        return refused("notice", "NOT_FOUND", "There is no such notice");
    }

    /** Refused, and shown as it stands. */
    static NoticeAnswer standing(UUID notice, String field, String code, String message) {
        return new NoticeAnswer(notice, List.of(ArgumentFault.of(field, code, message)));
    }

    static NoticeAnswer conflict(UUID notice) {
        return standing(
                notice,
                "edit",
                "CONFLICT",
                "Somebody else changed this draft meanwhile. Look at it as it is now and change it again");
    }
}
