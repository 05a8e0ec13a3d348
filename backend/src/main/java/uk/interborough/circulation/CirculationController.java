package uk.interborough.circulation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Receipts, contacts and messages in GraphQL. Answers name them by their identifiers; the read engine fills them. */
@Controller
class CirculationController {

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
        return acknowledgements
                .acknowledge(new Acknowledgements.Answer(NodeId.read("Notice", notice), outcomes), clientMutationKey)
                .under("receipt");
    }

    @MutationMapping
    Map<String, @Nullable Object> recordNoticeOutcomes(
            @Argument String notice,
            @Argument List<OutcomeRules.Sent> outcomes,
            @Argument @Nullable String clientMutationKey) {
        return acknowledgements
                .recordOutcomes(new Acknowledgements.Answer(NodeId.read("Notice", notice), outcomes), clientMutationKey)
                .under("receipt");
    }

    @MutationMapping
    Map<String, @Nullable Object> addNoticeContact(
            @Argument @Nullable String partnership,
            @Argument @Nullable String authority,
            @Argument @Nullable String observer,
            @Argument ContactRules.Sent contact) {
        Contacts.Place place = new Contacts.Place(
                NodeId.readIfGiven("Partnership", partnership),
                NodeId.readIfGiven("Authority", authority),
                NodeId.readIfGiven("Observer", observer));
        return contacts.add(place, contact).under("contact");
    }

    @MutationMapping
    Map<String, @Nullable Object> updateNoticeContact(
            @Argument String id, @Argument int version, @Argument ContactRules.Sent contact) {
        return contacts.update(NodeId.read("NoticeContact", id), version, contact)
                .under("contact");
    }

    @MutationMapping
    Map<String, @Nullable Object> removeNoticeContact(@Argument String id, @Argument int version) {
        return contacts.remove(NodeId.read("NoticeContact", id), version).under("contact");
    }

    @MutationMapping
    Map<String, @Nullable Object> recordBounce(@Argument String delivery, @Argument String problem) {
        return desk.recordBounce(NodeId.read("Delivery", delivery), problem).under("delivery");
    }

    @MutationMapping
    Map<String, @Nullable Object> sendAgain(@Argument String delivery) {
        return desk.sendAgain(NodeId.read("Delivery", delivery)).under("delivery");
    }

    @MutationMapping
    Map<String, @Nullable Object> remindOfNotice(@Argument String receipt) {
        return desk.remind(NodeId.read("NoticeReceipt", receipt)).under("receipt");
    }
}
