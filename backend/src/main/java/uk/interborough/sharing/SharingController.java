package uk.interborough.sharing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Sharing onward, disclosures and challenges in GraphQL. Answers name them by their identifiers; the read engine fills them. */
@Controller
class SharingController {

    /** What is no identifier is that of nothing. */
    private static final UUID NOTHING = new UUID(0, 0);

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
        return answer("onwardShare", onward.request(wanted(notice, to, because), clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> shareOnward(
            @Argument String notice,
            @Argument To to,
            @Argument String because,
            @Argument @Nullable String clientMutationKey) {
        return answer("onwardShare", onward.share(wanted(notice, to, because), clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> decideOnwardSharing(
            @Argument String id, @Argument int version, @Argument boolean approved, @Argument @Nullable String words) {
        return answer("onwardShare", onward.decide(id("OnwardShare", id), version, approved, words));
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
        return answer(
                "noticeDisclosure",
                disclosures.record(
                        new Disclosures.Wanted(
                                id("Notice", notice),
                                version == null ? null : id("NoticeVersion", version),
                                id("NoticeTerm", basis),
                                basisWords,
                                recipient,
                                disclosedOn,
                                what),
                        clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> recordChallenge(
            @Argument String notice,
            @Argument String route,
            @Argument LocalDate receivedOn,
            @Argument LocalDate dueOn,
            @Argument @Nullable String clientMutationKey) {
        return answer(
                "noticeChallenge",
                challenges.record(
                        new Challenges.Wanted(id("Notice", notice), route, receivedOn, dueOn), clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> decideChallenge(
            @Argument String id,
            @Argument int version,
            @Argument String outcome,
            @Argument LocalDate outcomeOn,
            @Argument @Nullable String correctedVersion) {
        return answer(
                "noticeChallenge",
                challenges.decide(
                        id("NoticeChallenge", id),
                        version,
                        new Challenges.Decided(
                                outcome,
                                outcomeOn,
                                correctedVersion == null ? null : id("NoticeVersion", correctedVersion))));
    }

    private static OnwardSharing.Wanted wanted(String notice, To to, String because) {
        return new OnwardSharing.Wanted(
                id("Notice", notice),
                new OnwardSharing.Recipient(
                        to.authority() == null ? null : id("Authority", to.authority()), to.name(), to.email()),
                because);
    }

    private static UUID id(String type, String id) {
        return NodeId.parse(type, id).orElse(NOTHING);
    }

    private static Map<String, @Nullable Object> answer(String name, SharingOutcome outcome) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put(name, outcome.made());
        payload.put("errors", outcome.errors());
        return payload;
    }
}
