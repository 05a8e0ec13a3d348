package uk.interborough.sharing;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Sharing onward, disclosures and challenges in GraphQL. Answers name them by their identifiers; the read engine fills them. */
@Controller
class SharingController {

    private final OnwardSharing onward;
    private final Disclosures disclosures;
    private final Challenges challenges;

    SharingController(OnwardSharing onward, Disclosures disclosures, Challenges challenges) {
        this.onward = onward;
        this.disclosures = disclosures;
        this.challenges = challenges;
    }

    /** OnwardRecipientInput. */
    record To(@Nullable String authority, String name, String email) {}

    @MutationMapping
    Map<String, @Nullable Object> requestOnwardSharing(
            @Argument String notice,
            @Argument To to,
            @Argument String because,
            @Argument @Nullable String clientMutationKey) {
        return onward.request(wanted(notice, to, because), clientMutationKey).under("onwardShare");
    }

    @MutationMapping
    Map<String, @Nullable Object> shareOnward(
            @Argument String notice,
            @Argument To to,
            @Argument String because,
            @Argument @Nullable String clientMutationKey) {
        return onward.share(wanted(notice, to, because), clientMutationKey).under("onwardShare");
    }

    @MutationMapping
    Map<String, @Nullable Object> decideOnwardSharing(
            @Argument String id, @Argument int version, @Argument boolean approved, @Argument @Nullable String words) {
        return onward.decide(NodeId.read("OnwardShare", id), version, approved, words)
                .under("onwardShare");
    }

    @MutationMapping
    Map<String, @Nullable Object> recordDisclosure(
            @Argument String notice,
            @Argument @Nullable String version,
            @Argument String basis,
            @Argument @Nullable String basisWords,
            @Argument String recipient,
            @Argument LocalDate disclosedOn,
            @Argument String what,
            @Argument @Nullable String clientMutationKey) {
        return disclosures
                .record(
                        new Disclosures.Wanted(
                                NodeId.read("Notice", notice),
                                NodeId.readIfGiven("NoticeVersion", version),
                                NodeId.read("NoticeTerm", basis),
                                basisWords,
                                recipient,
                                disclosedOn,
                                what),
                        clientMutationKey)
                .under("noticeDisclosure");
    }

    @MutationMapping
    Map<String, @Nullable Object> recordChallenge(
            @Argument String notice,
            @Argument String route,
            @Argument LocalDate receivedOn,
            @Argument LocalDate dueOn,
            @Argument @Nullable String clientMutationKey) {
        return challenges
                .record(
                        new Challenges.Wanted(NodeId.read("Notice", notice), route, receivedOn, dueOn),
                        clientMutationKey)
                .under("noticeChallenge");
    }

    @MutationMapping
    Map<String, @Nullable Object> decideChallenge(
            @Argument String id,
            @Argument int version,
            @Argument String outcome,
            @Argument LocalDate outcomeOn,
            @Argument @Nullable String correctedVersion) {
        return challenges
                .decide(
                        NodeId.read("NoticeChallenge", id),
                        version,
                        new Challenges.Decided(
                                outcome, outcomeOn, NodeId.readIfGiven("NoticeVersion", correctedVersion)))
                .under("noticeChallenge");
    }

    private static OnwardSharing.Wanted wanted(String notice, To to, String because) {
        return new OnwardSharing.Wanted(
                NodeId.read("Notice", notice),
                new OnwardSharing.Recipient(NodeId.readIfGiven("Authority", to.authority()), to.name(), to.email()),
                because);
    }
}
