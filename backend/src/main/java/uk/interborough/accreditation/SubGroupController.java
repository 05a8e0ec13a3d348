package uk.interborough.accreditation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** The accreditation sub-group in GraphQL. */
@Controller
class SubGroupController {

    private final SubGroup subGroup;

    SubGroupController(SubGroup subGroup) {
        this.subGroup = subGroup;
    }

    @MutationMapping
    Map<String, @Nullable Object> arrangeSubGroupMeeting(
            @Argument String partnership,
            @Argument LocalDate meetsOn,
            @Argument @Nullable String place,
            @Argument @Nullable String clientMutationKey) {
        return subGroup.arrange(
                        new SubGroup.Meeting(NodeId.read("Partnership", partnership), meetsOn, place),
                        clientMutationKey)
                .under("subGroupMeeting");
    }

    @MutationMapping
    Map<String, @Nullable Object> setSubGroupAgenda(
            @Argument String id, @Argument int version, @Argument List<String> items) {
        return subGroup.setAgenda(new SubGroup.Agenda(
                        NodeId.read("SubGroupMeeting", id),
                        version,
                        items.stream()
                                .map(item -> NodeId.read("AccreditationItem", item))
                                .toList()))
                .under("subGroupMeeting");
    }

    @MutationMapping
    Map<String, @Nullable Object> addSubGroupMember(
            @Argument String partnership,
            @Argument String authority,
            @Argument @Nullable String officer,
            @Argument String name,
            @Argument LocalDate joinedOn,
            @Argument @Nullable String clientMutationKey) {
        return subGroup.add(
                        new SubGroup.Member(
                                NodeId.read("Partnership", partnership),
                                NodeId.read("Authority", authority),
                                NodeId.readIfGiven("Officer", officer),
                                name,
                                joinedOn),
                        clientMutationKey)
                .under("subGroupMember");
    }

    @MutationMapping
    Map<String, @Nullable Object> endSubGroupMembership(
            @Argument String id, @Argument int version, @Argument LocalDate leftOn) {
        return subGroup.end(new SubGroup.Leaving(NodeId.read("SubGroupMember", id), version, leftOn))
                .under("subGroupMember");
    }

    @MutationMapping
    Map<String, @Nullable Object> addAccreditationCriterion(
            @Argument String partnership,
            @Argument String code,
            @Argument String name,
            @Argument @Nullable String words,
            @Argument String source,
            @Argument int position,
            @Argument LocalDate validFrom,
            @Argument @Nullable String clientMutationKey) {
        return subGroup.add(
                        new SubGroup.Criterion(
                                NodeId.read("Partnership", partnership),
                                code,
                                name,
                                words,
                                source,
                                position,
                                validFrom),
                        clientMutationKey)
                .under("accreditationCriterion");
    }
}
