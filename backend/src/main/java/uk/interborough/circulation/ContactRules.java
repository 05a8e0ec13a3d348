package uk.interborough.circulation;

import static uk.interborough.db.public_.Tables.MEMBERSHIP;
import static uk.interborough.db.public_.Tables.NOTICE_CONTACT;
import static uk.interborough.db.public_.Tables.OBSERVER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.EmailAddress;
import uk.interborough.writing.SentText;

/** Everything that is wrong with a contact, each fault beside its field. */
final class ContactRules {

    private static final int LONGEST = 200;

    private final DSLContext database;
    private final List<ArgumentFault> faults = new ArrayList<>();

    ContactRules(DSLContext database) {
        this.database = database;
    }

    /** Whose contact: a member's, or an observer's. */
    record Owner(
            UUID partnership,
            @Nullable UUID authority,
            @Nullable UUID observer) {}

    /** What was sent. */
    record Sent(
            String role,
            String name,
            @Nullable String jobTitle,
            String email,
            @Nullable String telephone,
            boolean isCirculated) {

        /** Without blanks around anything. */
        Sent plain() {
            return new Sent(
                    role,
                    Optional.ofNullable(SentText.plain(name, true)).orElse(""),
                    SentText.plain(jobTitle, true),
                    email.strip(),
                    SentText.plain(telephone, true),
                    isCirculated);
        }
    }

    List<ArgumentFault> faults() {
        return faults;
    }

    ContactRules owner(Owner owner) {
        if (owner.authority() != null && owner.observer() != null) {
            faults.add(ArgumentFault.of("observer", "Name either a member or an observer"));
        } else if (owner.authority() == null && owner.observer() == null) {
            faults.add(ArgumentFault.of("authority", "INCOMPLETE", "Say whose contact it is"));
        }
        if (owner.authority() != null
                && !database.fetchExists(
                        MEMBERSHIP,
                        MEMBERSHIP
                                .PARTNERSHIP_ID
                                .eq(owner.partnership())
                                .and(MEMBERSHIP.AUTHORITY_ID.eq(owner.authority()))
                                .and(MEMBERSHIP.LEFT_ON.isNull().or(MEMBERSHIP.LEFT_ON.gt(Routines.today()))))) {
            faults.add(ArgumentFault.of("authority", "NOT_FOUND", "There is no such member of the partnership"));
        }
        if (owner.observer() != null
                && !database.fetchExists(
                        OBSERVER,
                        OBSERVER.ID.eq(owner.observer()).and(OBSERVER.PARTNERSHIP_ID.eq(owner.partnership())))) {
            faults.add(ArgumentFault.of("observer", "NOT_FOUND", "There is no such observer of the partnership"));
        }
        return this;
    }

    /** @param itself the contact that is changed; null: a new one */
    ContactRules contact(Sent sent, Owner owner, @Nullable UUID itself) {
        if (sent.name().isEmpty()) {
            faults.add(ArgumentFault.of("contact.name", "INCOMPLETE", "Enter the name of the person or desk"));
        }
        SentText.fault("contact.name", "name", sent.name(), LONGEST).ifPresent(faults::add);
        SentText.fault("contact.jobTitle", "job title", sent.jobTitle(), LONGEST)
                .ifPresent(faults::add);
        SentText.fault("contact.telephone", "telephone number", sent.telephone(), LONGEST)
                .ifPresent(faults::add);
        if (!EmailAddress.isOne(sent.email())) {
            faults.add(ArgumentFault.of("contact.email", EmailAddress.WANTED));
        } else if (isNamed(sent, owner, itself)) {
            faults.add(taken());
        }
        return this;
    }

    static ArgumentFault taken() {
        return ArgumentFault.of("contact.email", "DUPLICATE", "This address is one of the contacts already");
    }

    private boolean isNamed(Sent sent, Owner owner, @Nullable UUID itself) {
        return database.fetchExists(
                NOTICE_CONTACT,
                NOTICE_CONTACT
                        .PARTNERSHIP_ID
                        .eq(owner.partnership())
                        .and(NOTICE_CONTACT.AUTHORITY_ID.isNotDistinctFrom(owner.authority()))
                        .and(NOTICE_CONTACT.OBSERVER_ID.isNotDistinctFrom(owner.observer()))
                        .and(NOTICE_CONTACT.EMAIL.equalIgnoreCase(sent.email()))
                        .and(NOTICE_CONTACT.ID.isDistinctFrom(itself)));
    }
}
