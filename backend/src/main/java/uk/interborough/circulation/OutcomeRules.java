package uk.interborough.circulation;

import static uk.interborough.db.public_.Tables.NOTICE_TERM;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.NoticeTermRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.NodeId;
import uk.interborough.writing.SentText;

/** What receivers say they did: every fault at once, each with its place in the list, and what can be kept. */
final class OutcomeRules {

    private static final int MOST = 20;
    private static final int LONGEST_WORDS = 1_000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final DSLContext database;
    private final UUID partnership;
    private final LocalDate today;
    private final List<ArgumentFault> faults = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    OutcomeRules(DSLContext database, UUID partnership) {
        this.database = database;
        this.partnership = partnership;
        this.today = database.select(Routines.today()).fetchSingle().value1();
    }

    /** What was sent. */
    record Sent(
            String outcome,
            @Nullable String words,
            @Nullable LocalDate happenedOn) {}

    /** What is to be kept. */
    record Kept(UUID outcome, @Nullable String words, LocalDate happenedOn) {}

    OutcomeRules check(List<Sent> sent) {
        if (sent.size() > MOST) {
            faults.add(ArgumentFault.of("outcomes", "OUT_OF_RANGE", "Record at most " + MOST + " outcomes at a time"));
        }
        for (int i = 0; i < Math.min(sent.size(), MOST); i++) {
            check("outcomes." + i, sent.get(i));
        }
        return this;
    }

    List<ArgumentFault> faults() {
        return faults;
    }

    List<Kept> kept() {
        return kept;
    }

    private void check(String field, Sent sent) {
        Optional<NoticeTermRecord> term = NodeId.parse("NoticeTerm", sent.outcome())
                .flatMap(id -> database.selectFrom(NOTICE_TERM)
                        .where(NOTICE_TERM.ID.eq(id))
                        .fetchOptional());
        String words = SentText.plain(sent.words(), false);
        LocalDate day = sent.happenedOn() == null ? today : sent.happenedOn();
        if (term.filter(this::isOffered).isEmpty()) {
            faults.add(ArgumentFault.of(
                    field + ".outcome", "NOT_IN_LIST", "Choose what you did from the list of outcomes"));
        } else if (term.get().getNeedsWords() && words == null) {
            faults.add(
                    new ArgumentFault(field + ".words", "INCOMPLETE", "Say in words what \"other\" you did", "P 11.2"));
        }
        SentText.fault(field + ".words", "description", words, LONGEST_WORDS).ifPresent(faults::add);
        if (day.isAfter(today) || day.isBefore(EARLIEST)) {
            faults.add(ArgumentFault.of(
                    field + ".happenedOn", "OUT_OF_RANGE", "The day it was done is today or earlier, from 2000 on"));
        }
        term.ifPresent(each -> kept.add(new Kept(each.getId(), words, day)));
    }

    private boolean isOffered(NoticeTermRecord term) {
        return term.getList().equals("OUTCOME")
                && (term.getPartnershipId() == null || term.getPartnershipId().equals(partnership))
                && !term.getValidFrom().isAfter(today)
                && (term.getValidUntil() == null || term.getValidUntil().isAfter(today));
    }
}
