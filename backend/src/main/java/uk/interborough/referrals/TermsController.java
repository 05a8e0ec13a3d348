package uk.interborough.referrals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Agencies, quotas, charges and abatements in GraphQL. */
@Controller
class TermsController {

    private final Agencies agencies;
    private final Quotas quotas;
    private final Charges charges;

    TermsController(Agencies agencies, Quotas quotas, Charges charges) {
        this.agencies = agencies;
        this.quotas = quotas;
        this.charges = charges;
    }

    @MutationMapping
    Map<String, @Nullable Object> designateAgency(
            @Argument String scheme,
            @Argument String name,
            @Argument boolean isCentralPoint,
            @Argument LocalDate fromDay,
            @Argument @Nullable LocalDate toDay,
            @Argument @Nullable String clientMutationKey) {
        return agencies.designate(
                        new Agencies.Designation(
                                NodeId.read("JointScheme", scheme), name, isCentralPoint, fromDay, toDay),
                        clientMutationKey)
                .under("referralAgency");
    }

    @MutationMapping
    Map<String, @Nullable Object> withdrawAgency(
            @Argument String id, @Argument int version, @Argument LocalDate toDay) {
        return agencies.withdraw(NodeId.read("ReferralAgency", id), version, toDay)
                .under("referralAgency");
    }

    @MutationMapping
    Map<String, @Nullable Object> setQuota(
            @Argument String scheme,
            @Argument String scope,
            @Argument int units,
            @Argument @Nullable BigDecimal unitWeeks,
            @Argument LocalDate fromDay,
            @Argument List<String> neighbours,
            @Argument @Nullable String clientMutationKey) {
        return quotas.set(
                        new Quotas.Wanted(
                                NodeId.read("JointScheme", scheme),
                                new QuotaRules.Terms(
                                        scope,
                                        units,
                                        unitWeeks,
                                        fromDay,
                                        neighbours.stream()
                                                .map(each -> NodeId.read("Authority", each))
                                                .toList())),
                        clientMutationKey)
                .under("quota");
    }

    @MutationMapping
    Map<String, @Nullable Object> recordExternalCharge(
            @Argument String scheme,
            @Argument String authority,
            @Argument BigDecimal unitWeekPrice,
            @Argument LocalDate letterOn,
            @Argument String letterReference,
            @Argument String because,
            @Argument @Nullable String clientMutationKey) {
        return charges.record(
                        new Charges.Charge(
                                NodeId.read("JointScheme", scheme),
                                NodeId.read("Authority", authority),
                                unitWeekPrice,
                                letterOn,
                                letterReference,
                                because),
                        clientMutationKey)
                .under("externalCharge");
    }

    @MutationMapping
    Map<String, @Nullable Object> recordAbatement(
            @Argument String scheme,
            @Argument LocalDate fromDay,
            @Argument LocalDate toDay,
            @Argument BigDecimal income,
            @Argument boolean isApplied,
            @Argument @Nullable String because,
            @Argument @Nullable String clientMutationKey) {
        return charges.abate(
                        new Charges.Abating(
                                NodeId.read("JointScheme", scheme), fromDay, toDay, income, isApplied, because),
                        clientMutationKey)
                .under("abatement");
    }
}
