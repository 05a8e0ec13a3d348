package uk.interborough.ui.joint;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Page;

/**
 * The units that the latest yearly review of a scheme suggests.
 *
 * @param year in which the financial year begins
 * @param units by the words of authorities in addresses
 */
record SuggestedShares(int year, Map<String, Integer> units) {

    private record Partner(Authority partner) {}

    private record Partners(@Nullable Page<Partner> jointAgreements) {}

    private record Review(int year, int suggestedUnits, Authority authority) {}

    private record Reviews(@Nullable Page<Review> schemeReviews) {}

    /** Empty where nothing was counted yet. */
    static Optional<SuggestedShares> latest(Api api, String scheme) {
        Page<Review> reviews = api.ask("suggested-shares", Map.of("scheme", scheme), Reviews.class)
                .schemeReviews();
        if (reviews == null || reviews.nodes().isEmpty()) {
            return Optional.empty();
        }
        int latest = reviews.nodes().getFirst().year();
        return Optional.of(new SuggestedShares(
                latest,
                reviews.nodes().stream()
                        .filter(review -> review.year() == latest)
                        .collect(Collectors.toMap(review -> review.authority().slug(), Review::suggestedUnits))));
    }

    /** Partners with an agreement in force on a day: units may be given to each. */
    static List<Authority> partners(Api api, String scheme, LocalDate day) {
        Page<Partner> partners = api.ask(
                        "share-partners", Map.of("scheme", scheme, "day", day.toString()), Partners.class)
                .jointAgreements();
        return partners == null
                ? List.of()
                : partners.nodes().stream().map(Partner::partner).toList();
    }
}
