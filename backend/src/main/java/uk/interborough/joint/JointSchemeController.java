package uk.interborough.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Schemes and agreements in GraphQL. Answers name them by their identifiers; the read engine fills them. */
@Controller
class JointSchemeController {

    private final Schemes schemes;
    private final Amendments amendments;
    private final Agreements agreements;
    private final Signatures signatures;

    JointSchemeController(Schemes schemes, Amendments amendments, Agreements agreements, Signatures signatures) {
        this.schemes = schemes;
        this.amendments = amendments;
        this.agreements = agreements;
        this.signatures = signatures;
    }

    /** ServiceUnitsInput. */
    record ServiceUnits(String service, int units) {
        static List<Plan.Bought> read(List<ServiceUnits> sent) {
            return sent.stream()
                    .map(each -> new Plan.Bought(NodeId.read("Service", each.service()), each.units()))
                    .toList();
        }
    }

    /** AuthorityUnitsInput. */
    record AuthorityUnits(String authority, int units) {
        static List<Plan.Share> read(List<AuthorityUnits> sent) {
            return sent.stream()
                    .map(each -> new Plan.Share(NodeId.read("Authority", each.authority()), each.units()))
                    .toList();
        }
    }

    @MutationMapping
    Map<String, @Nullable Object> createJointScheme(
            @Argument String name,
            @Argument String clientGroup,
            @Argument @Nullable String partnership,
            @Argument LocalDate startsOn,
            @Argument List<ServiceUnits> services,
            @Argument List<AuthorityUnits> allocations,
            @Argument BigDecimal annualPrice,
            @Argument Plan.Uplift uplift,
            @Argument @Nullable LocalDate termEndsOn,
            @Argument String because,
            @Argument @Nullable String clientMutationKey) {
        return schemes.create(
                        new Schemes.Wanted(
                                name,
                                NodeId.read("ClientGroup", clientGroup),
                                NodeId.readIfGiven("Partnership", partnership),
                                startsOn,
                                new Plan(
                                        ServiceUnits.read(services),
                                        AuthorityUnits.read(allocations),
                                        annualPrice,
                                        uplift),
                                termEndsOn,
                                because),
                        clientMutationKey)
                .under("jointScheme");
    }

    @MutationMapping
    Map<String, @Nullable Object> endJointScheme(
            @Argument String id,
            @Argument int version,
            @Argument LocalDate endedOn,
            @Argument String ending,
            @Argument String because) {
        return schemes.end(new Schemes.Ending(NodeId.read("JointScheme", id), version, endedOn, ending, because))
                .under("jointScheme");
    }

    @MutationMapping
    Map<String, @Nullable Object> appendSchemeSchedule(
            @Argument String scheme,
            @Argument String kind,
            @Argument LocalDate effectiveOn,
            @Argument @Nullable Integer after,
            @Argument @Nullable List<ServiceUnits> services,
            @Argument @Nullable List<AuthorityUnits> allocations,
            @Argument @Nullable BigDecimal annualPrice,
            @Argument Plan.@Nullable Uplift uplift,
            @Argument String because,
            @Argument @Nullable String clientMutationKey) {
        return amendments
                .append(
                        new Amendments.Wanted(
                                NodeId.read("JointScheme", scheme),
                                kind,
                                effectiveOn,
                                after,
                                changed(services, allocations, annualPrice, uplift),
                                because),
                        clientMutationKey)
                .under("schemeSchedule");
    }

    @MutationMapping
    Map<String, @Nullable Object> renewJointScheme(
            @Argument String scheme,
            @Argument @Nullable LocalDate endsOn,
            @Argument @Nullable List<ServiceUnits> services,
            @Argument @Nullable List<AuthorityUnits> allocations,
            @Argument @Nullable BigDecimal annualPrice,
            @Argument Plan.@Nullable Uplift uplift,
            @Argument String because,
            @Argument @Nullable String clientMutationKey) {
        return amendments
                .renew(
                        new Amendments.Renewal(
                                NodeId.read("JointScheme", scheme),
                                endsOn,
                                changed(services, allocations, annualPrice, uplift),
                                because),
                        clientMutationKey)
                .under("schemeSchedule");
    }

    private static Plan.Changed changed(
            @Nullable List<ServiceUnits> services,
            @Nullable List<AuthorityUnits> allocations,
            @Nullable BigDecimal annualPrice,
            Plan.@Nullable Uplift uplift) {
        return new Plan.Changed(
                services == null ? null : ServiceUnits.read(services),
                allocations == null ? null : AuthorityUnits.read(allocations),
                annualPrice,
                uplift);
    }

    @MutationMapping
    Map<String, @Nullable Object> addJointAgreement(
            @Argument String scheme,
            @Argument String partner,
            @Argument LocalDate startsOn,
            @Argument @Nullable LocalDate endsOn,
            @Argument @Nullable String clientMutationKey) {
        return agreements
                .add(
                        new Agreements.Wanted(
                                NodeId.read("JointScheme", scheme),
                                NodeId.read("Authority", partner),
                                startsOn,
                                endsOn),
                        clientMutationKey)
                .under("jointAgreement");
    }

    @MutationMapping
    Map<String, @Nullable Object> signJointAgreement(
            @Argument String id, @Argument int version, @Argument LocalDate signedOn, @Argument String signatory) {
        return signatures
                .sign(new Signatures.Signature(NodeId.read("JointAgreement", id), version, signedOn, signatory))
                .under("jointAgreement");
    }

    @MutationMapping
    Map<String, @Nullable Object> updateJointAgreement(
            @Argument String id,
            @Argument int version,
            @Argument @Nullable String purchaseOrder,
            @Argument @Nullable String costCode) {
        return signatures
                .refer(new Signatures.Reference(NodeId.read("JointAgreement", id), version, purchaseOrder, costCode))
                .under("jointAgreement");
    }

    @MutationMapping
    Map<String, @Nullable Object> endJointAgreement(
            @Argument String id, @Argument int version, @Argument LocalDate endedOn, @Argument String ending) {
        return agreements
                .end(new Agreements.Ending(NodeId.read("JointAgreement", id), version, endedOn, ending))
                .under("jointAgreement");
    }
}
