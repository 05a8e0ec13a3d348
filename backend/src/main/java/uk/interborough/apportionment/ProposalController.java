package uk.interborough.apportionment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.referrals.QuotaRules;
import uk.interborough.writing.Change;
import uk.interborough.writing.NodeId;

/** Proposals in GraphQL. Answers name them by their identifiers; the read engine fills them. */
@Controller
class ProposalController {

    private final Proposals proposals;

    ProposalController(Proposals proposals) {
        this.proposals = proposals;
    }

    /** A share as it is sent. */
    record ShareInput(String authority, int units) {}

    /** A quota as it is sent. */
    record ProposedQuotaInput(
            String scope,
            int units,
            @Nullable BigDecimal unitWeeks,
            @Nullable List<String> neighbours) {}

    @MutationMapping
    Map<String, @Nullable Object> proposeApportionment(
            @Argument String scheme,
            @Argument LocalDate effectiveOn,
            @Argument @Nullable List<ShareInput> shares,
            @Argument @Nullable List<ProposedQuotaInput> quotas,
            @Argument String because,
            @Argument @Nullable String clientMutationKey) {
        return answer(proposals.propose(
                new Proposals.Wanted(
                        NodeId.read("JointScheme", scheme),
                        effectiveOn,
                        all(shares).stream()
                                .map(share ->
                                        new Proposals.Share(NodeId.read("Authority", share.authority()), share.units()))
                                .toList(),
                        all(quotas).stream()
                                .map(quota -> terms(quota, effectiveOn))
                                .toList(),
                        because),
                clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> answerApportionmentProposal(
            @Argument String id, @Argument String answer, @Argument @Nullable String words) {
        return answer(proposals.answer(NodeId.read("ApportionmentProposal", id), answer, words));
    }

    @MutationMapping
    Map<String, @Nullable Object> withdrawApportionmentProposal(@Argument String id, @Argument int version) {
        return answer(proposals.withdraw(NodeId.read("ApportionmentProposal", id), version));
    }

    private static <T> List<T> all(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }

    private static QuotaRules.Terms terms(ProposedQuotaInput quota, LocalDate from) {
        return new QuotaRules.Terms(
                quota.scope(),
                quota.units(),
                quota.unitWeeks(),
                from,
                all(quota.neighbours()).stream()
                        .map(each -> NodeId.read("Authority", each))
                        .toList());
    }

    private static Map<String, @Nullable Object> answer(Change change) {
        return change.under("proposal");
    }
}
