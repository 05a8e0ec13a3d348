package uk.interborough.circulation;

import static uk.interborough.db.public_.Tables.NOTICE_CONTACT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.NoticeContactRecord;
import uk.interborough.security.Identity;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;
import uk.interborough.writing.OwnPartnership;

/** Whom members and observers name to be told. The last address of a member to which notices go stays. */
@Component
class Contacts {

    private static final Set<String> KEEPERS =
            Set.of("COMMISSIONER", "CONTRACT_OFFICER", "HEAD_OF_SERVICE", "LEAD_OFFICER");

    /** What only the database can see, since somebody else may change another contact at the same time. */
    private static final Map<String, ArgumentFault> REFUSED = Map.of(
            "a_contact_stays",
            ArgumentFault.of(
                    "id",
                    "LAST_CONTACT",
                    "This is the last address of the member to which notices go. Name another one first"),
            "notice_contact_partnership_id_authority_id_observer_id_emai_key",
            ContactRules.taken());

    private final DSLContext database;
    private final Changes changes;
    private final OwnPartnership partnerships;

    Contacts(DSLContext database, Changes changes, OwnPartnership partnerships) {
        this.database = database;
        this.changes = changes;
        this.partnerships = partnerships;
    }

    /** Where a contact is to be named, as it was sent. */
    record Place(
            @Nullable UUID partnership,
            @Nullable UUID authority,
            @Nullable UUID observer) {}

    Change add(Place place, ContactRules.Sent contact) {
        return keeping(() -> {
            List<ArgumentFault> faults = new ArrayList<>();
            return partnerships
                    .of(place.partnership(), faults)
                    .map(partnership -> add(owner(place, partnership), contact.plain()))
                    .orElseGet(() -> Change.refused(faults));
        });
    }

    private static ContactRules.Owner owner(Place place, UUID partnership) {
        boolean isOwn = place.authority() == null && place.observer() == null;
        return new ContactRules.Owner(
                partnership,
                isOwn ? Identity.current().orElseThrow().authorityId() : place.authority(),
                place.observer());
    }

    private Change add(ContactRules.Owner owner, ContactRules.Sent contact) {
        if (!keeps(owner)) {
            return forbidden();
        }
        List<ArgumentFault> faults = new ContactRules(database)
                .owner(owner)
                .contact(contact, owner, null)
                .faults();
        return faults.isEmpty() ? Change.done(insert(owner, contact)) : Change.refused(faults);
    }

    private UUID insert(ContactRules.Owner owner, ContactRules.Sent contact) {
        return database.insertInto(NOTICE_CONTACT)
                .set(NOTICE_CONTACT.PARTNERSHIP_ID, owner.partnership())
                .set(NOTICE_CONTACT.AUTHORITY_ID, owner.authority())
                .set(NOTICE_CONTACT.OBSERVER_ID, owner.observer())
                .set(NOTICE_CONTACT.ROLE, contact.role())
                .set(NOTICE_CONTACT.NAME, contact.name())
                .set(NOTICE_CONTACT.JOB_TITLE, contact.jobTitle())
                .set(NOTICE_CONTACT.EMAIL, contact.email())
                .set(NOTICE_CONTACT.TELEPHONE, contact.telephone())
                .set(NOTICE_CONTACT.IS_CIRCULATED, contact.isCirculated())
                .returning(NOTICE_CONTACT.ID)
                .fetchSingle()
                .getId();
    }

    Change update(UUID id, int version, ContactRules.Sent contact) {
        return keeping(() -> existing(id, standing -> {
            ContactRules.Owner owner = owner(standing);
            ContactRules.Sent plain = contact.plain();
            List<ArgumentFault> faults =
                    new ContactRules(database).contact(plain, owner, id).faults();
            if (!faults.isEmpty()) {
                return Change.refused(faults);
            }
            int changed = database.update(NOTICE_CONTACT)
                    .set(NOTICE_CONTACT.ROLE, plain.role())
                    .set(NOTICE_CONTACT.NAME, plain.name())
                    .set(NOTICE_CONTACT.JOB_TITLE, plain.jobTitle())
                    .set(NOTICE_CONTACT.EMAIL, plain.email())
                    .set(NOTICE_CONTACT.TELEPHONE, plain.telephone())
                    .set(NOTICE_CONTACT.IS_CIRCULATED, plain.isCirculated())
                    .set(NOTICE_CONTACT.VERSION, NOTICE_CONTACT.VERSION.plus(1))
                    .where(NOTICE_CONTACT.ID.eq(id))
                    .and(NOTICE_CONTACT.VERSION.eq(version))
                    .execute();
            return changed == 1 ? Change.done(id) : Change.conflict(id, "version", "contact");
        }));
    }

    Change remove(UUID id, int version) {
        return keeping(() -> existing(id, standing -> {
            int gone = database.deleteFrom(NOTICE_CONTACT)
                    .where(NOTICE_CONTACT.ID.eq(id))
                    .and(NOTICE_CONTACT.VERSION.eq(version))
                    .execute();
            return gone == 1 ? Change.gone() : Change.conflict(id, "version", "contact");
        }));
    }

    private Change existing(UUID id, Function<NoticeContactRecord, Change> change) {
        return database.selectFrom(NOTICE_CONTACT)
                .where(NOTICE_CONTACT.ID.eq(id))
                .fetchOptional()
                .map(standing -> keeps(owner(standing)) ? change.apply(standing) : forbidden())
                .orElseGet(() -> Change.unknown("id", "contact"));
    }

    private Change keeping(Supplier<Change> change) {
        return changes.make("id", REFUSED, () -> {
            Change made = change.get();
            if (!made.faulty()) {
                database.execute("set constraints a_contact_stays immediate");
            }
            return made;
        });
    }

    private boolean keeps(ContactRules.Owner owner) {
        boolean coordinates = database.select(Routines.coordinates(owner.partnership()))
                .fetchSingle()
                .value1();
        return coordinates
                || Identity.current()
                        .filter(identity -> owner.authority() != null
                                && owner.authority().equals(identity.authorityId())
                                && identity.roles().stream().anyMatch(KEEPERS::contains))
                        .isPresent();
    }

    private static ContactRules.Owner owner(NoticeContactRecord contact) {
        return new ContactRules.Owner(contact.getPartnershipId(), contact.getAuthorityId(), contact.getObserverId());
    }

    private static Change forbidden() {
        return Change.refused(
                "contact",
                "FORBIDDEN",
                "Contacts are named by the authority's own officers, or by the partnership's coordinator");
    }
}
