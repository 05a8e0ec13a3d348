package uk.interborough.circulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Receipts, contacts and messages in GraphQL. Answers name them by their identifiers; the read engine fills them. */
@Controller
class CirculationController {

    /** What is no identifier is that of nothing. */
    private static final UUID NOTHING = new UUID(0, 0);

    private final Acknowledgements acknowledgements;
    private final Contacts contacts;
    private final Desk desk;

    CirculationController(Acknowledgements acknowledgements, Contacts contacts, Desk desk) {
        this.acknowledgements = acknowledgements;
        this.contacts = contacts;
        this.desk = desk;
    }

    @MutationMapping
    Map<String, @Nullable Object> acknowledgeNotice(
            @Argument String notice,
            @Argument List<OutcomeRules.Sent> outcomes,
            @Argument @Nullable String clientMutationKey) {
        return answer(
                "receipt",
                acknowledgements.acknowledge(
                        new Acknowledgements.Answer(id("Notice", notice), outcomes), clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> recordNoticeOutcomes(
            @Argument String notice,
            @Argument List<OutcomeRules.Sent> outcomes,
            @Argument @Nullable String clientMutationKey) {
        return answer(
                "receipt",
                acknowledgements.recordOutcomes(
                        new Acknowledgements.Answer(id("Notice", notice), outcomes), clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> addNoticeContact(
            @Argument @Nullable String partnership,
            @Argument @Nullable String authority,
            @Argument @Nullable String observer,
            @Argument ContactRules.Sent contact) {
        Contacts.Place place = new Contacts.Place(
                partnership == null ? null : id("Partnership", partnership),
                authority == null ? null : id("Authority", authority),
                observer == null ? null : id("Observer", observer));
        return answer("contact", contacts.add(place, contact));
    }

    @MutationMapping
    Map<String, @Nullable Object> updateNoticeContact(
            @Argument String id, @Argument int version, @Argument ContactRules.Sent contact) {
        return answer("contact", contacts.update(id("NoticeContact", id), version, contact));
    }

    @MutationMapping
    Map<String, @Nullable Object> removeNoticeContact(@Argument String id, @Argument int version) {
        return answer("contact", contacts.remove(id("NoticeContact", id), version));
    }

    @MutationMapping
    Map<String, @Nullable Object> recordBounce(@Argument String delivery, @Argument String problem) {
        return answer("delivery", desk.recordBounce(id("Delivery", delivery), problem));
    }

    @MutationMapping
    Map<String, @Nullable Object> sendAgain(@Argument String delivery) {
        return answer("delivery", desk.sendAgain(id("Delivery", delivery)));
    }

    @MutationMapping
    Map<String, @Nullable Object> remindOfNotice(@Argument String receipt) {
        return answer("receipt", desk.remind(id("NoticeReceipt", receipt)));
    }

    private static UUID id(String type, String id) {
        return NodeId.parse(type, id).orElse(NOTHING);
    }

    private static Map<String, @Nullable Object> answer(String name, Change change) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put(name, change.made());
        payload.put("errors", change.errors());
        return payload;
    }
}
