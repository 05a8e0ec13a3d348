package uk.interborough.ui.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/** Whom a member, or an observer, has named to be told. */
record Contact(
        String id,
        Role role,
        String name,
        @Nullable String jobTitle,
        String email,
        @Nullable String telephone,
        boolean isCirculated,
        int version,
        @Nullable Named authority,
        @Nullable Named observer) {

    /** What a contact is there for. */
    enum Role {
        OFFICER("Nominated officer"),
        DEPUTY("Deputy"),
        HEAD_OF_SERVICE("Head of service"),
        MAILBOX("Shared mailbox");

        final String label;

        Role(String label) {
            this.label = label;
        }
    }

    private record Membership(@Nullable LocalDate leftOn, Named authority) {}

    private record Members(Page<Membership> memberships) {}

    private record Answer(@Nullable Page<Contact> noticeContacts, Members partnership) {}

    /** Contacts of a partnership, and its members today. */
    record Book(List<Contact> contacts, List<Named> members) {}

    static Book ask(Api api, String partnershipId) {
        Answer answer = api.ask("notice-contacts", Map.of("partnership", partnershipId), Answer.class);
        return new Book(
                answer.noticeContacts() == null
                        ? List.of()
                        : answer.noticeContacts().nodes(),
                answer.partnership().memberships().nodes().stream()
                        .filter(member -> member.leftOn() == null)
                        .map(Membership::authority)
                        .toList());
    }

    /** Whose contact it is. */
    String whose() {
        return authority != null ? authority.name() : observer != null ? observer.name() : "";
    }
}
