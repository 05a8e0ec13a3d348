package uk.interborough.accreditation;

import static uk.interborough.db.public_.Tables.ACCOUNT;
import static uk.interborough.db.public_.Tables.ACCREDITATION_CRITERION;
import static uk.interborough.db.public_.Tables.ACCREDITATION_ITEM;
import static uk.interborough.db.public_.Tables.SUB_GROUP_MEETING;
import static uk.interborough.db.public_.Tables.SUB_GROUP_MEMBER;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.public_.tables.records.SubGroupMeetingRecord;
import uk.interborough.db.public_.tables.records.SubGroupMemberRecord;
import uk.interborough.writing.Change;
import uk.interborough.writing.Rules;

/** The accreditation sub-group: who sits in it, when it meets and on what, and the criteria it goes by (P 6.1, P 6.2). */
@Component
class SubGroup {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]*");
    private static final String WHO = "This is for members of the accreditation sub-group and the coordinator";

    private final DSLContext database;
    private final AccreditationChanges changes;
    private final Clock clock;

    SubGroup(DSLContext database, AccreditationChanges changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    record Meeting(
            UUID partnership, LocalDate meetsOn, @Nullable String place) {}

    record Agenda(UUID meeting, int version, List<UUID> items) {}

    /** @param account null where the person has none */
    record Member(
            UUID partnership, UUID authority, @Nullable UUID account, String name, LocalDate joinedOn) {}

    record Leaving(UUID member, int version, LocalDate leftOn) {}

    record Criterion(
            UUID partnership,
            String code,
            String name,
            @Nullable String words,
            String source,
            int position,
            LocalDate validFrom) {}

    Change arrange(Meeting wanted, @Nullable String key) {
        return changes.once(
                "arrangeSubGroupMeeting",
                key,
                wanted,
                () -> of(wanted.partnership())
                        .atMost("place", wanted.place())
                        .or(() -> Change.done(database.insertInto(SUB_GROUP_MEETING)
                                .set(SUB_GROUP_MEETING.PARTNERSHIP_ID, wanted.partnership())
                                .set(SUB_GROUP_MEETING.MEETS_ON, wanted.meetsOn())
                                .set(SUB_GROUP_MEETING.PLACE, wanted.place())
                                .returning(SUB_GROUP_MEETING.ID)
                                .fetchSingle(SUB_GROUP_MEETING.ID))));
    }

    Change setAgenda(Agenda wanted) {
        return changes.make(() -> database.selectFrom(SUB_GROUP_MEETING)
                .where(SUB_GROUP_MEETING.ID.eq(wanted.meeting()))
                .fetchOptional()
                .map(meeting -> setAgenda(wanted, meeting))
                .orElseGet(() -> Change.refused("id", "NOT_FOUND", "There is no such meeting")));
    }

    private Change setAgenda(Agenda wanted, SubGroupMeetingRecord meeting) {
        List<UUID> items = wanted.items().stream().distinct().sorted().toList();
        int open = database.fetchCount(
                ACCREDITATION_ITEM,
                ACCREDITATION_ITEM
                        .ID
                        .in(items)
                        .and(ACCREDITATION_ITEM.PARTNERSHIP_ID.eq(meeting.getPartnershipId()))
                        .and(ACCREDITATION_ITEM.OUTCOME.isNull()));
        return rules().refuse(
                        !Right.of(database, meeting.getPartnershipId(), null).sits(), "id", "FORBIDDEN", WHO, "P 6.2")
                .refuse(
                        open < items.size(),
                        "items",
                        "NOT_FOUND",
                        "Choose open items of the partnership: " + (items.size() - open) + " of these are none")
                .or(() -> {
                    int changed = database.update(SUB_GROUP_MEETING)
                            .set(SUB_GROUP_MEETING.VERSION, SUB_GROUP_MEETING.VERSION.plus(1))
                            .where(SUB_GROUP_MEETING.ID.eq(wanted.meeting()))
                            .and(SUB_GROUP_MEETING.VERSION.eq(wanted.version()))
                            .execute();
                    if (changed == 0) {
                        return Change.conflict(wanted.meeting(), "version", "meeting");
                    }
                    database.update(ACCREDITATION_ITEM)
                            .setNull(ACCREDITATION_ITEM.MEETING_ID)
                            .where(ACCREDITATION_ITEM.MEETING_ID.eq(wanted.meeting()))
                            .and(ACCREDITATION_ITEM.OUTCOME.isNull())
                            .and(ACCREDITATION_ITEM.ID.notIn(items))
                            .execute();
                    database.update(ACCREDITATION_ITEM)
                            .set(ACCREDITATION_ITEM.MEETING_ID, wanted.meeting())
                            .where(ACCREDITATION_ITEM.ID.in(items))
                            .and(ACCREDITATION_ITEM.OUTCOME.isNull())
                            .execute();
                    return Change.done(wanted.meeting());
                });
    }

    Change add(Member wanted, @Nullable String key) {
        return changes.once(
                "addSubGroupMember",
                key,
                wanted,
                () -> of(wanted.partnership())
                        .member("authority", wanted.partnership(), wanted.authority(), wanted.joinedOn())
                        .words("name", wanted.name(), "Enter the member's name")
                        .refuse(
                                wanted.account() != null
                                        && !database.fetchExists(
                                                ACCOUNT,
                                                ACCOUNT.ID
                                                        .eq(wanted.account())
                                                        .and(ACCOUNT.AUTHORITY_ID.eq(wanted.authority()))),
                                "officer",
                                "NOT_FOUND",
                                "Choose an officer of that authority: there is no such one")
                        .or(() -> Change.done(database.insertInto(SUB_GROUP_MEMBER)
                                .set(SUB_GROUP_MEMBER.PARTNERSHIP_ID, wanted.partnership())
                                .set(SUB_GROUP_MEMBER.AUTHORITY_ID, wanted.authority())
                                .set(SUB_GROUP_MEMBER.ACCOUNT_ID, wanted.account())
                                .set(SUB_GROUP_MEMBER.NAME, wanted.name().strip())
                                .set(SUB_GROUP_MEMBER.JOINED_ON, wanted.joinedOn())
                                .returning(SUB_GROUP_MEMBER.ID)
                                .fetchSingle(SUB_GROUP_MEMBER.ID))));
    }

    Change end(Leaving wanted) {
        return changes.make(() -> database.selectFrom(SUB_GROUP_MEMBER)
                .where(SUB_GROUP_MEMBER.ID.eq(wanted.member()))
                .fetchOptional()
                .map(member -> end(wanted, member))
                .orElseGet(() -> Change.refused("id", "NOT_FOUND", "There is no such member")));
    }

    private Change end(Leaving wanted, SubGroupMemberRecord member) {
        return rules().refuse(
                        !Right.of(database, member.getPartnershipId(), null).sits(), "id", "FORBIDDEN", WHO, "P 6.2")
                .refuse(
                        !wanted.leftOn().isAfter(member.getJoinedOn()),
                        "leftOn",
                        "OUT_OF_RANGE",
                        "Enter a day after the first day")
                .or(() -> {
                    int changed = database.update(SUB_GROUP_MEMBER)
                            .set(SUB_GROUP_MEMBER.LEFT_ON, wanted.leftOn())
                            .set(SUB_GROUP_MEMBER.VERSION, SUB_GROUP_MEMBER.VERSION.plus(1))
                            .where(SUB_GROUP_MEMBER.ID.eq(wanted.member()))
                            .and(SUB_GROUP_MEMBER.VERSION.eq(wanted.version()))
                            .execute();
                    return changed == 1
                            ? Change.done(wanted.member())
                            : Change.conflict(wanted.member(), "version", "member");
                });
    }

    Change add(Criterion wanted, @Nullable String key) {
        return changes.once(
                "addAccreditationCriterion",
                key,
                wanted,
                () -> of(wanted.partnership())
                        .refuse(
                                !CODE.matcher(wanted.code()).matches(),
                                "code",
                                "BAD_USER_INPUT",
                                "Enter a code of capital letters and underscores, e.g. GOVERNANCE")
                        .words("name", wanted.name(), "Enter the criterion in the words of the framework")
                        .words("source", wanted.source(), "Name the document the criterion comes from")
                        .atMost("words", wanted.words())
                        .or(() -> Change.done(database.insertInto(ACCREDITATION_CRITERION)
                                .set(ACCREDITATION_CRITERION.PARTNERSHIP_ID, wanted.partnership())
                                .set(ACCREDITATION_CRITERION.CODE, wanted.code())
                                .set(ACCREDITATION_CRITERION.NAME, wanted.name().strip())
                                .set(ACCREDITATION_CRITERION.WORDS, wanted.words())
                                .set(
                                        ACCREDITATION_CRITERION.SOURCE,
                                        wanted.source().strip())
                                .set(ACCREDITATION_CRITERION.POSITION, wanted.position())
                                .set(ACCREDITATION_CRITERION.VALID_FROM, wanted.validFrom())
                                .returning(ACCREDITATION_CRITERION.ID)
                                .fetchSingle(ACCREDITATION_CRITERION.ID))));
    }

    private Rules of(UUID partnership) {
        Right right = Right.of(database, partnership, null);
        return right.may(rules(), right.sits(), WHO);
    }

    private Rules rules() {
        return new Rules(database, LocalDate.now(clock));
    }
}
