package uk.interborough.sharing;

import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.MEMBERSHIP;
import static uk.interborough.db.public_.Tables.ONWARD_SHARE;

import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.OnwardShareRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.EmailAddress;

/** Notices that go to who is no member: asked for by a receiver, decided by the issuer (P 7.1(e); N Information sharing). */
@Component
class OnwardSharing {
    private static final String CLAUSE = "P 7.1(e)";
    private static final int LONGEST_NAME = 200;
    private static final Map<String, ArgumentFault> REFUSED = Map.of(
            "one_open_share",
            new ArgumentFault("to.email", "DUPLICATE", "This was asked for already and is not done yet", CLAUSE),
            "open_notices_go_onward",
            new ArgumentFault("notice", "NOTICE_CLOSED", "The notice was closed meanwhile", CLAUSE));

    private final DSLContext database;
    private final Rights rights;

    OnwardSharing(DSLContext database, Rights rights) {
        this.database = database;
        this.rights = rights;
    }

    /** Who is to know. */
    record Recipient(@Nullable UUID authority, String name, String email) {}

    /** What was sent. */
    record Wanted(UUID notice, Recipient to, String because) {}

    Change request(Wanted wanted, @Nullable String key) {
        return rights.ofNotice(
                "requestOnwardSharing",
                key,
                wanted,
                wanted.notice(),
                REFUSED,
                notice -> check(notice, wanted)
                        .when(
                                notice.isOwn(),
                                "notice",
                                "BAD_USER_INPUT",
                                "This notice is yours: there is nobody to ask. Share it onward yourself")
                        .or(() -> Change.done(database.insertInto(ONWARD_SHARE)
                                .set(ONWARD_SHARE.PARTNERSHIP_ID, notice.partnership())
                                .set(ONWARD_SHARE.ISSUER_ID, notice.issuer())
                                .set(ONWARD_SHARE.NOTICE_ID, notice.id())
                                .set(ONWARD_SHARE.REQUESTER_ID, Routines.authorityId())
                                .set(ONWARD_SHARE.TO_AUTHORITY_ID, wanted.to().authority())
                                .set(ONWARD_SHARE.TO_NAME, wanted.to().name().strip())
                                .set(ONWARD_SHARE.TO_EMAIL, wanted.to().email().strip())
                                .set(ONWARD_SHARE.BECAUSE, wanted.because().strip())
                                .returning(ONWARD_SHARE.ID)
                                .fetchSingle(ONWARD_SHARE.ID))));
    }

    Change share(Wanted wanted, @Nullable String key) {
        return rights.ofNotice(
                "shareOnward",
                key,
                wanted,
                wanted.notice(),
                REFUSED,
                notice -> notice.isOwn()
                        ? check(notice, wanted)
                                .or(() -> Change.done(Routines.shareOnward(
                                        database.configuration(),
                                        notice.id(),
                                        wanted.to().authority(),
                                        wanted.to().name().strip(),
                                        wanted.to().email().strip(),
                                        wanted.because().strip())))
                        : Change.refused(Rights.issuersOnly(
                                "notice",
                                "Only the authority that issued a notice sends it onward. Ask it to, saying who should"
                                        + " know and why",
                                CLAUSE)));
    }

    Change decide(UUID id, int version, boolean approved, @Nullable String words) {
        return rights.whole("id", REFUSED, () -> {
            @Nullable
            OnwardShareRecord share = database.selectFrom(ONWARD_SHARE)
                    .where(ONWARD_SHARE.ID.eq(id))
                    .fetchOne();
            if (share == null) {
                return Change.refused(Rights.unknown("id", "request"));
            }
            if (!share.getIssuerId().equals(rights.own()) || !rights.writes()) {
                return Change.refused(Rights.issuersOnly(
                        "id", "Only the authority that issued a notice decides whether it goes onward", CLAUSE));
            }
            @Nullable Shared notice = rights.find(share.getNoticeId());
            return new Faults(CLAUSE)
                    .when(
                            approved && (notice == null || !notice.isOpen()),
                            "approved",
                            "NOTICE_CLOSED",
                            "The notice is closed. What is closed goes nowhere: refuse the request")
                    .text("words", "answer", words, !approved, Faults.LONGEST, "Say why it does not go onward")
                    .or(() -> Routines.decideOnward(database.configuration(), id, version, approved, words)
                            ? Change.done(id)
                            : Change.standing(id, "version", "CONFLICT", "This request was decided meanwhile"));
        });
    }

    private Faults check(Shared notice, Wanted wanted) {
        @Nullable UUID authority = wanted.to().authority();
        Faults faults = new Faults(CLAUSE);
        notice.closed().ifPresent(fault -> faults.when(true, fault.field(), fault.code(), fault.message()));
        return faults.when(
                        authority != null && !database.fetchExists(AUTHORITY, AUTHORITY.ID.eq(authority)),
                        "to.authority",
                        "NOT_FOUND",
                        "There is no such authority")
                .when(
                        authority != null && isMember(notice.partnership(), authority),
                        "to.authority",
                        "BAD_USER_INPUT",
                        "This authority is a member: notices are circulated to it")
                .text("to.name", "name", wanted.to().name(), true, LONGEST_NAME, "Say who is to know")
                .when(
                        !EmailAddress.isOne(wanted.to().email().strip()),
                        "to.email",
                        "BAD_USER_INPUT",
                        EmailAddress.WANTED)
                .text(
                        "because",
                        "reason",
                        wanted.because(),
                        true,
                        Faults.LONGEST,
                        "Say why, and which placements are known");
    }

    private boolean isMember(UUID partnership, UUID authority) {
        return database.fetchExists(
                MEMBERSHIP,
                MEMBERSHIP
                        .PARTNERSHIP_ID
                        .eq(partnership)
                        .and(MEMBERSHIP.AUTHORITY_ID.eq(authority))
                        .and(MEMBERSHIP.JOINED_ON.le(Routines.today()))
                        .and(MEMBERSHIP.LEFT_ON.isNull().or(MEMBERSHIP.LEFT_ON.gt(Routines.today()))));
    }
}
