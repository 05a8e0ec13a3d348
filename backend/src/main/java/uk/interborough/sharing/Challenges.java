package uk.interborough.sharing;

import static uk.interborough.db.public_.Tables.NOTICE_CHALLENGE;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.NoticeChallengeRecord;
import uk.interborough.writing.Change;

/** Challenges of notices by their providers, and what came of them (P 7.1(c)). */
@Component
class Challenges {
    private static final String CLAUSE = "P 7.1(c)";
    private static final Set<String> PUT_RIGHT = Set.of("UPHELD", "PARTLY_UPHELD");
    private static final int LONGEST_YEARS = 2;

    private final DSLContext database;
    private final Rights rights;
    private final Clock clock;

    Challenges(DSLContext database, Rights rights, Clock clock) {
        this.database = database;
        this.rights = rights;
        this.clock = clock;
    }

    /** What was sent. */
    record Wanted(UUID notice, String route, LocalDate receivedOn, LocalDate dueOn) {}

    /** What came of a challenge, as it was sent. */
    record Decided(
            String outcome, LocalDate outcomeOn, @Nullable UUID correctedVersion) {}

    Change record(Wanted wanted, @Nullable String key) {
        return rights.ofNotice(
                "recordChallenge",
                key,
                wanted,
                wanted.notice(),
                Map.of(),
                notice -> notice.isOwn()
                        ? new Faults(CLAUSE)
                                .between("receivedOn", notice.firstDay(), wanted.receivedOn(), LocalDate.now(clock))
                                .between(
                                        "dueOn",
                                        wanted.receivedOn(),
                                        wanted.dueOn(),
                                        wanted.receivedOn().plusYears(LONGEST_YEARS))
                                .or(() -> Change.done(database.insertInto(NOTICE_CHALLENGE)
                                        .set(NOTICE_CHALLENGE.PARTNERSHIP_ID, notice.partnership())
                                        .set(NOTICE_CHALLENGE.AUTHORITY_ID, Routines.authorityId())
                                        .set(NOTICE_CHALLENGE.NOTICE_ID, notice.id())
                                        .set(NOTICE_CHALLENGE.ROUTE, wanted.route())
                                        .set(NOTICE_CHALLENGE.RECEIVED_ON, wanted.receivedOn())
                                        .set(NOTICE_CHALLENGE.DUE_ON, wanted.dueOn())
                                        .returning(NOTICE_CHALLENGE.ID)
                                        .fetchSingle(NOTICE_CHALLENGE.ID)))
                        : Change.refused(Rights.issuersOnly(
                                "notice", "A challenge is recorded by the authority that issued the notice", CLAUSE)));
    }

    Change decide(UUID id, int version, Decided decided) {
        return rights.whole("id", Map.of(), () -> {
            @Nullable
            NoticeChallengeRecord challenge = database.selectFrom(NOTICE_CHALLENGE)
                    .where(NOTICE_CHALLENGE.ID.eq(id))
                    .fetchOne();
            if (challenge == null) {
                return Change.refused(Rights.unknown("id", "challenge"));
            }
            if (!challenge.getAuthorityId().equals(rights.own()) || !rights.writes()) {
                return Change.refused(Rights.issuersOnly(
                        "id", "A challenge is decided by the authority that issued the notice", CLAUSE));
            }
            return check(challenge, decided)
                    .or(() -> decided(id, version, decided) == 1
                            ? Change.done(id)
                            : Change.standing(
                                    id, "version", "CONFLICT", "This challenge was decided meanwhile, or otherwise"));
        });
    }

    private Faults check(NoticeChallengeRecord challenge, Decided decided) {
        @Nullable UUID corrected = decided.correctedVersion();
        return new Faults(CLAUSE)
                .between("outcomeOn", challenge.getReceivedOn(), decided.outcomeOn(), LocalDate.now(clock))
                .when(
                        corrected != null && !PUT_RIGHT.contains(decided.outcome()),
                        "correctedVersion",
                        "BAD_USER_INPUT",
                        "Only what was upheld is put right by a version")
                .when(
                        corrected != null && !isCorrection(challenge, corrected),
                        "correctedVersion",
                        "NOT_FOUND",
                        "There is no such circulated version of the notice that corrects or rescinds it");
    }

    private boolean isCorrection(NoticeChallengeRecord challenge, UUID version) {
        return database.fetchExists(
                NOTICE_VERSION,
                NOTICE_VERSION
                        .ID
                        .eq(version)
                        .and(NOTICE_VERSION.NOTICE_ID.eq(challenge.getNoticeId()))
                        .and(NOTICE_VERSION.CIRCULATED_AT.isNotNull())
                        .and(NOTICE_VERSION.KIND.in("CORRECTION", "RESCISSION")));
    }

    /** An outcome is said once; the version that puts it right may come later. */
    private int decided(UUID id, int version, Decided decided) {
        return database.update(NOTICE_CHALLENGE)
                .set(NOTICE_CHALLENGE.OUTCOME, decided.outcome())
                .set(NOTICE_CHALLENGE.OUTCOME_ON, decided.outcomeOn())
                .set(NOTICE_CHALLENGE.CORRECTED_VERSION_ID, decided.correctedVersion())
                .set(NOTICE_CHALLENGE.VERSION, version + 1)
                .where(NOTICE_CHALLENGE.ID.eq(id))
                .and(NOTICE_CHALLENGE.VERSION.eq(version))
                .and(NOTICE_CHALLENGE.CORRECTED_VERSION_ID.isNull())
                .and(NOTICE_CHALLENGE
                        .OUTCOME
                        .isNull()
                        .or(NOTICE_CHALLENGE
                                .OUTCOME
                                .eq(decided.outcome())
                                .and(NOTICE_CHALLENGE.OUTCOME_ON.eq(decided.outcomeOn()))))
                .execute();
    }
}
