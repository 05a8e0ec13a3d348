package uk.interborough.ui.utilisation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.AuthorityQuarter;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.MemberWord;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.parts.Say;

/** What the figures say, in a sentence. Differences under one point count as none; chance is not judged here. */
final class Findings {

    private static final BigDecimal POINT = BigDecimal.ONE;

    private Findings() {}

    /** What is left out of the totals; empty if nothing is. */
    static Optional<String> partial(Figures figures, List<Authority> authorities) {
        AuthorityQuarter pooled = figures.pooled(figures.last()).orElse(null);
        if (pooled == null || pooled.missing() == 0) {
            return Optional.empty();
        }
        long silent = authorities.stream()
                .filter(authority -> figures.of(authority, figures.last())
                        .filter(row -> row.expected() > 0 && row.received() == 0)
                        .isPresent())
                .count();
        String returns = "%s of %s %s not come. Totals leave them out."
                .formatted(
                        Say.number(pooled.missing()),
                        Say.count(pooled.expected(), "return", "returns"),
                        pooled.missing() == 1 ? "has" : "have");
        return Optional.of(
                silent == 0
                        ? returns
                        : "%d of %d %s %s not sent %s. %s"
                                .formatted(
                                        silent,
                                        authorities.size(),
                                        MemberWord.of(authorities).several(),
                                        silent == 1 ? "has" : "have",
                                        figures.last().label(),
                                        returns));
    }

    /** The partnership over the year. */
    static String pooledTitle(Figures figures) {
        String subject = figures.measure().subject();
        return change(
                        figures.pooledRate(figures.last()),
                        figures.pooledRate(figures.last().plus(-4)))
                .map(points -> points.abs().compareTo(POINT) < 0
                        ? subject + " changed little over the year"
                        : "%s %s by %s points over the year"
                                .formatted(subject, points.signum() > 0 ? "rose" : "fell", rounded(points.abs())))
                .orElse(subject + " of the partnership");
    }

    /** How many boroughs went which way over the year. */
    static String multiplesTitle(Figures figures, List<Authority> authorities) {
        FinancialQuarter yearAgo = figures.last().plus(-4);
        List<BigDecimal> changes = authorities.stream()
                .map(authority -> change(figures.rate(authority, figures.last()), figures.rate(authority, yearAgo)))
                .flatMap(Optional::stream)
                .toList();
        long up =
                changes.stream().filter(points -> points.compareTo(POINT) >= 0).count();
        long down = changes.stream()
                .filter(points -> points.compareTo(POINT.negate()) <= 0)
                .count();
        if (changes.isEmpty()) {
            return figures.measure().subject() + " by "
                    + MemberWord.of(authorities).one();
        }
        String subject = figures.measure().subject();
        if (authorities.size() == 1) {
            String direction = up > 0 ? " rose in " : down > 0 ? " fell in " : " changed little in ";
            return subject + direction + authorities.getFirst().name() + " over the year";
        }
        if (up == 0 && down == 0) {
            return subject + " changed little in every "
                    + MemberWord.of(authorities).one();
        }
        return "%s %s in %d of %d %s over the year"
                .formatted(
                        subject,
                        up >= down ? "rose" : "fell",
                        Math.max(up, down),
                        authorities.size(),
                        MemberWord.of(authorities).several());
    }

    /** Which borough is highest and which lowest. */
    static String spread(Figures figures, List<Authority> authorities) {
        Comparator<Authority> byValue = Comparator.comparing(authority ->
                Objects.requireNonNull(figures.rate(authority, figures.last()).value()));
        List<Authority> known = authorities.stream()
                .filter(authority -> figures.rate(authority, figures.last()).value() != null)
                .sorted(byValue)
                .toList();
        if (known.size() < 2) {
            return figures.last().label() + ".";
        }
        return "From %s in %s to %s in %s."
                .formatted(
                        Say.percent(figures.rate(known.getFirst(), figures.last())),
                        known.getFirst().name(),
                        Say.percent(figures.rate(known.getLast(), figures.last())),
                        known.getLast().name());
    }

    /** One borough against the year before and the partnership. */
    static String borough(Figures figures, Authority authority) {
        Rate now = figures.rate(authority, figures.last());
        if (now.value() == null) {
            return "No figure for " + figures.last().label() + ".";
        }
        String year = change(now, figures.rate(authority, figures.last().plus(-4)))
                .map(points -> points.abs().compareTo(POINT) < 0
                        ? "Little change over the year"
                        : (points.signum() > 0 ? "Up " : "Down ") + rounded(points.abs()) + " points over the year")
                .orElse("No figure a year before");
        return change(now, figures.pooledRate(figures.last()))
                .map(points -> points.abs().compareTo(POINT) < 0
                        ? year + ", about as the partnership."
                        : year + ", " + rounded(points.abs()) + (points.signum() > 0 ? " above" : " below")
                                + " the partnership.")
                .orElse(year + ".");
    }

    private static Optional<BigDecimal> change(Rate now, Rate before) {
        return now.value() == null || before.value() == null
                ? Optional.empty()
                : Optional.of(now.value().subtract(before.value()));
    }

    private static String rounded(BigDecimal points) {
        return points.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
