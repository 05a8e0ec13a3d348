package uk.interborough.accreditation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Accreditations, and what is before the sub-group, in GraphQL. */
@Controller
class AccreditationController {

    private final Accreditations accreditations;
    private final Items items;

    AccreditationController(Accreditations accreditations, Items items) {
        this.accreditations = accreditations;
        this.items = items;
    }

    @MutationMapping
    Map<String, @Nullable Object> applyForAccreditation(
            @Argument String partnership,
            @Argument String provider,
            @Argument LocalDate appliedOn,
            @Argument @Nullable String clientMutationKey) {
        return accreditations
                .apply(
                        new Accreditations.Application(
                                NodeId.read("Partnership", partnership), NodeId.read("Provider", provider), appliedOn),
                        clientMutationKey)
                .under("accreditation");
    }

    @MutationMapping
    Map<String, @Nullable Object> nameLeadAuthority(
            @Argument String partnership,
            @Argument String provider,
            @Argument String authority,
            @Argument LocalDate from,
            @Argument @Nullable String reason,
            @Argument @Nullable String clientMutationKey) {
        return accreditations
                .nameLead(
                        new Accreditations.Lead(
                                NodeId.read("Partnership", partnership),
                                NodeId.read("Provider", provider),
                                NodeId.read("Authority", authority),
                                from,
                                reason),
                        clientMutationKey)
                .under("accreditationLead");
    }

    @MutationMapping
    Map<String, @Nullable Object> addAccreditationDocument(
            @Argument String accreditation,
            @Argument String kind,
            @Argument @Nullable String criterion,
            @Argument String name,
            @Argument String reference,
            @Argument LocalDate datedOn,
            @Argument boolean isPermitted,
            @Argument @Nullable String clientMutationKey) {
        return accreditations
                .addDocument(
                        new Accreditations.Document(
                                NodeId.read("Accreditation", accreditation),
                                kind,
                                NodeId.readIfGiven("AccreditationCriterion", criterion),
                                name,
                                reference,
                                datedOn,
                                isPermitted),
                        clientMutationKey)
                .under("accreditationDocument");
    }

    @MutationMapping
    Map<String, @Nullable Object> raiseAccreditationConcern(
            @Argument String partnership,
            @Argument String provider,
            @Argument String concernClause,
            @Argument String words,
            @Argument @Nullable String clientMutationKey) {
        return items.raise(
                        new Items.Concern(
                                NodeId.read("Partnership", partnership),
                                NodeId.read("Provider", provider),
                                concernClause,
                                words),
                        clientMutationKey)
                .under("accreditationItem");
    }

    @MutationMapping
    Map<String, @Nullable Object> decideAccreditationItem(
            @Argument String id,
            @Argument int version,
            @Argument String outcome,
            @Argument LocalDate decidedOn,
            @Argument @Nullable String meeting,
            @Argument String reasons,
            @Argument @Nullable LocalDate expiresOn,
            @Argument List<Items.Condition> conditions) {
        return items.decide(new Items.Decision(
                        NodeId.read("AccreditationItem", id),
                        version,
                        outcome,
                        decidedOn,
                        NodeId.readIfGiven("SubGroupMeeting", meeting),
                        reasons,
                        expiresOn,
                        conditions))
                .under("accreditationItem");
    }

    @MutationMapping
    Map<String, @Nullable Object> settleAccreditationCondition(
            @Argument String id, @Argument int version, @Argument String settlement, @Argument LocalDate settledOn) {
        return items.settle(
                        new Items.Settlement(NodeId.read("AccreditationCondition", id), version, settlement, settledOn))
                .under("accreditationCondition");
    }
}
