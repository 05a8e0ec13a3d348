package uk.interborough.notices;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.db.public_.tables.records.NoticeReasonRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.SentText;

/** Reads the reasons that are to be given. */
final class DraftReasons {
    private static final int MOST = 50;
    private static final int MOST_CHARACTERS = 1_000;
    private static final String EITHER = "EITHER";

    private final ListEntries entries;
    private final List<ArgumentFault> faults;

    DraftReasons(ListEntries entries, List<ArgumentFault> faults) {
        this.entries = entries;
        this.faults = faults;
    }

    List<DraftChange.Stated> read(@Nullable Object sent) {
        List<?> reasons = sent instanceof List<?> list ? list : List.of();
        if (reasons.size() > MOST) {
            faults.add(ArgumentFault.of("draft.reasons", "TOO_LONG", "Choose at most " + MOST + " reasons"));
            return List.of();
        }
        List<DraftChange.Stated> stated = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < reasons.size(); i++) {
            read((Map<?, ?>) reasons.get(i), "draft.reasons[" + i + "]", stated, seen);
        }
        if (stated.stream().filter(DraftChange.Stated::isPurchasing).count() > 1) {
            faults.add(new ArgumentFault(
                    "draft.reasons", "DUPLICATE", "Choose at most one of the purchasing categories", "P Appendix 1"));
        }
        return stated;
    }

    private void read(Map<?, ?> sent, String path, List<DraftChange.Stated> stated, Set<UUID> seen) {
        NoticeReasonRecord reason =
                entries.reason(String.valueOf(sent.get("reason"))).orElse(null);
        if (reason == null) {
            faults.add(ArgumentFault.of(path + ".reason", "NOT_FOUND", "Choose a reason: there is no such one"));
            return;
        }
        if (!entries.isOnForm(reason)) {
            add(reason, path + ".reason", "NOT_IN_LIST", " is not on " + entries.partnership() + "'s form");
        } else if (!seen.add(reason.getId())) {
            add(reason, path + ".reason", "DUPLICATE", " is given twice");
        }
        Object said = sent.get("certainty");
        if (said == null && reason.getStatedAs().equals(EITHER)) {
            add(reason, path + ".certainty", "INCOMPLETE", ": say whether it is alleged or confirmed");
        } else if (said != null
                && !reason.getStatedAs().equals(EITHER)
                && !reason.getStatedAs().equals(said)) {
            add(
                    reason,
                    path + ".certainty",
                    "BAD_USER_INPUT",
                    " is shared as " + reason.getStatedAs().toLowerCase(Locale.ROOT));
        }
        String words = SentText.plain(sent.get("words"), false);
        SentText.fault(path + ".words", "explanation of \"" + reason.getName() + "\"", words, MOST_CHARACTERS)
                .ifPresent(faults::add);
        String certainty = said == null ? reason.getStatedAs() : said.toString();
        stated.add(new DraftChange.Stated(reason.getId(), reason.getIsPurchasing(), certainty, words));
    }

    private void add(NoticeReasonRecord reason, String field, String code, String words) {
        faults.add(new ArgumentFault(field, code, "\"" + reason.getName() + "\"" + words, reason.getClause()));
    }
}
