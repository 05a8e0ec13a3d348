package uk.interborough.referrals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Referrals, stays and vacancies in GraphQL. */
@Controller
class ReferralController {

    private final Referrals referrals;
    private final Stays stays;
    private final Vacancies vacancies;

    ReferralController(Referrals referrals, Stays stays, Vacancies vacancies) {
        this.referrals = referrals;
        this.stays = stays;
        this.vacancies = vacancies;
    }

    @MutationMapping
    Map<String, @Nullable Object> makeReferral(
            @Argument String service,
            @Argument @Nullable String source,
            @Argument String agency,
            @Argument @Nullable LocalDate madeOn,
            @Argument @Nullable String clientMutationKey) {
        return referrals
                .make(
                        new Referrals.Wanted(
                                NodeId.read("Service", service),
                                NodeId.readIfGiven("Authority", source),
                                agency,
                                madeOn),
                        clientMutationKey)
                .under("referral");
    }

    @MutationMapping
    Map<String, @Nullable Object> acceptReferral(
            @Argument String id,
            @Argument int version,
            @Argument int unit,
            @Argument LocalDate startsOn,
            @Argument @Nullable LocalDate expectedEndOn,
            @Argument @Nullable String charge) {
        return stays.accept(new Stays.Booking(
                        NodeId.read("Referral", id),
                        version,
                        unit,
                        startsOn,
                        expectedEndOn,
                        NodeId.readIfGiven("ExternalCharge", charge)))
                .under("referral");
    }

    @MutationMapping
    Map<String, @Nullable Object> refuseReferral(@Argument String id, @Argument int version, @Argument String because) {
        return stays.refuse(NodeId.read("Referral", id), version, because).under("referral");
    }

    @MutationMapping
    Map<String, @Nullable Object> withdrawReferral(@Argument String id, @Argument int version) {
        return stays.withdraw(NodeId.read("Referral", id), version).under("referral");
    }

    @MutationMapping
    Map<String, @Nullable Object> startStay(@Argument String id, @Argument int version, @Argument LocalDate startedOn) {
        return stays.start(NodeId.read("Referral", id), version, startedOn).under("referral");
    }

    @MutationMapping
    Map<String, @Nullable Object> extendStay(
            @Argument String id, @Argument int version, @Argument LocalDate expectedEndOn) {
        return stays.extend(NodeId.read("Referral", id), version, expectedEndOn).under("referral");
    }

    @MutationMapping
    Map<String, @Nullable Object> endStay(@Argument String id, @Argument int version, @Argument LocalDate endedOn) {
        return stays.end(NodeId.read("Referral", id), version, endedOn).under("referral");
    }

    @MutationMapping
    Map<String, @Nullable Object> offerVacancy(
            @Argument String scheme,
            @Argument String service,
            @Argument int unit,
            @Argument LocalDate vacantFrom,
            @Argument @Nullable List<String> authorities,
            @Argument @Nullable String clientMutationKey) {
        return vacancies
                .offer(
                        new Vacancies.Offer(
                                NodeId.read("JointScheme", scheme),
                                NodeId.read("Service", service),
                                unit,
                                vacantFrom,
                                authorities == null
                                        ? null
                                        : authorities.stream()
                                                .map(each -> NodeId.read("Authority", each))
                                                .toList()),
                        clientMutationKey)
                .under("vacancy");
    }

    @MutationMapping
    Map<String, @Nullable Object> answerVacancyOffer(
            @Argument String id,
            @Argument int version,
            @Argument String answer,
            @Argument @Nullable String because,
            @Argument @Nullable String referral) {
        return vacancies
                .answer(new Vacancies.Answer(
                        NodeId.read("VacancyOffer", id),
                        version,
                        answer,
                        because,
                        NodeId.readIfGiven("Referral", referral)))
                .under("vacancyOffer");
    }
}
