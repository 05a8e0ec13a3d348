package uk.interborough.sharing;

import static uk.interborough.db.public_.Tables.NOTICE_DISCLOSURE;
import static uk.interborough.db.public_.Tables.NOTICE_TERM;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.NoticeTermRecord;
import uk.interborough.writing.Change;
import uk.interborough.writing.SentText;

/** What an authority gave to somebody legally entitled to it (N Operating guidelines). */
@Component
class Disclosures {
    private static final String CLAUSE = "N Operating guidelines";
    private static final int LONGEST_NAME = 200;

    private final DSLContext database;
    private final Rights rights;
    private final Clock clock;

    Disclosures(DSLContext database, Rights rights, Clock clock) {
        this.database = database;
        this.rights = rights;
        this.clock = clock;
    }

    /** What was sent. */
    record Wanted(
            UUID notice,
            @Nullable UUID version,
            UUID basis,
            @Nullable String basisWords,
            String recipient,
            LocalDate disclosedOn,
            String what) {}

    Change record(Wanted wanted, @Nullable String key) {
        return rights.ofNotice(
                "recordDisclosure",
                key,
                wanted,
                wanted.notice(),
                Map.of(),
                notice -> check(notice, wanted).or(() -> Change.done(insert(notice, wanted))));
    }

    private Faults check(Shared notice, Wanted wanted) {
        @Nullable
        NoticeTermRecord basis = database.selectFrom(NOTICE_TERM)
                .where(NOTICE_TERM.ID.eq(wanted.basis()))
                .and(NOTICE_TERM.LIST.eq("DISCLOSURE_BASIS"))
                .and(NOTICE_TERM.PARTNERSHIP_ID.isNull().or(NOTICE_TERM.PARTNERSHIP_ID.eq(notice.partnership())))
                .fetchOne();
        return new Faults(CLAUSE)
                .when(
                        wanted.version() != null && !isCirculated(notice, wanted.version()),
                        "version",
                        "NOT_FOUND",
                        "There is no such circulated version of this notice")
                .when(basis == null, "basis", "NOT_IN_LIST", "Choose on what ground: a term of DISCLOSURE_BASIS")
                .text(
                        "basisWords",
                        "ground",
                        wanted.basisWords(),
                        basis != null && basis.getNeedsWords(),
                        Faults.LONGEST,
                        "Say in words on what ground, e.g. number and date of the order")
                .text("recipient", "recipient", wanted.recipient(), true, LONGEST_NAME, "Say to whom")
                .between("disclosedOn", notice.firstDay(), wanted.disclosedOn(), LocalDate.now(clock))
                .text("what", "description", wanted.what(), true, Faults.LONGEST, "Say what was given");
    }

    private boolean isCirculated(Shared notice, UUID version) {
        return database.fetchExists(
                NOTICE_VERSION,
                NOTICE_VERSION
                        .ID
                        .eq(version)
                        .and(NOTICE_VERSION.NOTICE_ID.eq(notice.id()))
                        .and(NOTICE_VERSION.CIRCULATED_AT.isNotNull()));
    }

    private UUID insert(Shared notice, Wanted wanted) {
        return database.insertInto(NOTICE_DISCLOSURE)
                .set(NOTICE_DISCLOSURE.PARTNERSHIP_ID, notice.partnership())
                .set(NOTICE_DISCLOSURE.ISSUER_ID, notice.issuer())
                .set(NOTICE_DISCLOSURE.NOTICE_ID, notice.id())
                .set(
                        NOTICE_DISCLOSURE.NOTICE_VERSION_ID,
                        wanted.version() == null ? notice.latestVersion() : wanted.version())
                .set(NOTICE_DISCLOSURE.AUTHORITY_ID, Routines.authorityId())
                .set(NOTICE_DISCLOSURE.BASIS_ID, wanted.basis())
                .set(NOTICE_DISCLOSURE.BASIS_WORDS, SentText.plain(wanted.basisWords(), false))
                .set(NOTICE_DISCLOSURE.RECIPIENT, wanted.recipient().strip())
                .set(NOTICE_DISCLOSURE.DISCLOSED_ON, wanted.disclosedOn())
                .set(NOTICE_DISCLOSURE.WHAT, wanted.what().strip())
                .returning(NOTICE_DISCLOSURE.ID)
                .fetchSingle(NOTICE_DISCLOSURE.ID);
    }
}
