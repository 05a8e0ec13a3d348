package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Rate;

/** What the yearly review of a scheme looks at: participants, agencies, and what was proposed. */
record YearReview(List<Participant> participants, List<Agency> agencies, List<Proposal> proposals) {

    /** A participant's year. Void cost and change null: the price is not known. */
    record Participant(
            Authority authority,
            LocalDate toDay,
            long entitledNights,
            long usedNights,
            BigDecimal unitWeeksEntitled,
            BigDecimal unitWeeksUsed,
            Rate shareUsed,
            @Nullable BigDecimal voidCost,
            int referralsMade,
            int referralsAccepted,
            int referralsRefused,
            int units,
            int suggestedUnits,
            @Nullable BigDecimal annualChange) {}

    /** An agency's year. */
    record Agency(
            String agency,
            Authority authority,
            boolean isDesignated,
            int referralsMade,
            int referralsAccepted,
            long usedNights,
            BigDecimal unitWeeksUsed) {}

    private record Answer(
            @Nullable Page<Participant> schemeReviews,
            @Nullable Page<Agency> agencyReviews) {}

    static YearReview ask(Api api, String scheme, int year) {
        Answer answer = api.ask("scheme-reviews", Map.of("scheme", scheme, "year", year), Answer.class);
        return new YearReview(rows(answer.schemeReviews()), rows(answer.agencyReviews()), Proposal.of(api, scheme));
    }

    private static <T> List<T> rows(@Nullable Page<T> page) {
        return page == null ? List.of() : page.nodes();
    }

    /** Whether the use suggests other shares. */
    boolean suggestsChange() {
        return participants.stream().anyMatch(each -> each.units() != each.suggestedUnits());
    }
}
