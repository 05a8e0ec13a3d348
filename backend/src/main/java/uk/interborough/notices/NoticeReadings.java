package uk.interborough.notices;

import static uk.interborough.db.public_.Tables.NOTICE;
import static uk.interborough.db.public_.Tables.NOTICE_TERM;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.NodeId;
import uk.interborough.writing.Outcome;
import uk.interborough.writing.SentText;

/** Opens what was circulated, for a purpose that is written down in the same transaction (P4.4). */
@Component
class NoticeReadings {
    private static final int MOST = 100;
    private static final int LONGEST_WORDS = 1_000;
    private static final String LIST = "PURPOSE";

    private final DSLContext database;
    private final NoticeChanges changes;

    NoticeReadings(DSLContext database, NoticeChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** What was opened: nothing where there are faults. */
    record Opened(List<UUID> notices, List<ArgumentFault> errors) implements Outcome {

        @Override
        public @Nullable UUID made() {
            return null;
        }
    }

    Opened open(List<String> notices, String purpose, @Nullable String words) {
        return changes.make(Right.READ, (made, errors) -> new Opened(List.of(), errors), () -> {
            List<ArgumentFault> faults = new ArrayList<>();
            String said = SentText.plain(words, false);
            SentText.fault("words", "purpose in words", said, LONGEST_WORDS).ifPresent(faults::add);
            UUID term = purpose(purpose, said, faults);
            List<UUID> versions = new ArrayList<>();
            List<UUID> opened = new ArrayList<>();
            if (notices.isEmpty() || notices.size() > MOST) {
                faults.add(ArgumentFault.of("notices", "Choose 1 to " + MOST + " notices"));
            } else {
                for (int i = 0; i < notices.size(); i++) {
                    find(notices.get(i), i, versions, opened, faults);
                }
            }
            if (!faults.isEmpty()) {
                return new Opened(List.of(), faults);
            }
            for (UUID version : versions) {
                database.select(Routines.openNotice(version, term, said)).fetch();
            }
            return new Opened(opened, List.of());
        });
    }

    private void find(String sent, int place, List<UUID> versions, List<UUID> opened, List<ArgumentFault> faults) {
        UUID notice = NodeId.parse("Notice", sent).orElse(null);
        UUID latest = notice == null
                ? null
                : database.select(NOTICE.LATEST_VERSION_ID)
                        .from(NOTICE)
                        .where(NOTICE.ID.eq(notice))
                        .fetchOne(NOTICE.LATEST_VERSION_ID);
        if (notice == null || latest == null) {
            faults.add(ArgumentFault.of(
                    "notices[" + place + "]", "NOT_FOUND", "There is no such notice that was circulated"));
        } else if (!opened.contains(notice)) {
            opened.add(notice);
            versions.add(latest);
        }
    }

    private @Nullable UUID purpose(String sent, @Nullable String said, List<ArgumentFault> faults) {
        Optional<UUID> id = NodeId.parse("NoticeTerm", sent);
        var term = id.flatMap(each -> database.selectFrom(NOTICE_TERM)
                        .where(NOTICE_TERM.ID.eq(each))
                        .fetchOptional())
                .orElse(null);
        if (term == null) {
            faults.add(ArgumentFault.of("purpose", "NOT_FOUND", "Choose a purpose: there is no such one"));
        } else if (!Objects.equals(term.getList(), LIST)) {
            faults.add(new ArgumentFault(
                    "purpose", "NOT_IN_LIST", "Choose the purpose from the purposes of the protocol", "P 4.4"));
        } else if (term.getNeedsWords() && said == null) {
            faults.add(ArgumentFault.of("words", "INCOMPLETE", "Say the purpose in words"));
        }
        return term == null ? null : term.getId();
    }
}
