package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Say;

/**
 * Other shares of the same units, other quotas, or both, proposed by the lead and decided by all.
 *
 * @param schedule the one that was appended when all had agreed; null: none
 */
record Proposal(
        String id,
        int version,
        String state,
        LocalDate effectiveOn,
        String because,
        OffsetDateTime proposedAt,
        @Nullable OffsetDateTime decidedAt,
        Authority lead,
        Named scheme,
        @Nullable Appended schedule,
        Page<Share> shares,
        Page<Quota> quotas) {

    /** Number of a schedule. */
    record Appended(int number) {}

    /** What it gives an authority, and what that says to it. Answer null: not yet. */
    record Share(
            Authority authority,
            int units,
            int unitsBefore,
            int change,
            @Nullable BigDecimal annualBefore,
            @Nullable BigDecimal annual,
            @Nullable BigDecimal annualChange,
            FinancialQuarter quarter,
            @Nullable BigDecimal quarterChange,
            @Nullable String answer,
            @Nullable OffsetDateTime answeredAt,
            @Nullable String words) {

        ShareChange effect() {
            return new ShareChange(
                    authority, units, unitsBefore, change, annualBefore, annual, annualChange, quarter, quarterChange);
        }
    }

    /** What others could use. Units before null: there is no quota. */
    record Quota(
            String scope,
            int units,
            @Nullable BigDecimal unitWeeks,
            @Nullable Integer unitsBefore,
            @Nullable BigDecimal unitWeeksBefore,
            @Nullable Standing before,
            Page<QuotaYear.Neighbour> neighbours) {

        QuotaLimits limits() {
            return new QuotaLimits(scope, units, unitWeeks, named(neighbours));
        }

        /** What stands without it, in words; whom it is for, where others are named. */
        String beforeInWords() {
            if (unitsBefore == null || before == null) {
                return "No quota";
            }
            List<Authority> named = named(before.neighbours());
            return QuotaLimits.words(unitsBefore, unitWeeksBefore)
                    + (named.equals(named(neighbours))
                            ? ""
                            : ", for " + named.stream().map(Authority::name).collect(Collectors.joining(", ")));
        }

        private static List<Authority> named(Page<QuotaYear.Neighbour> neighbours) {
            return neighbours.nodes().stream()
                    .map(QuotaYear.Neighbour::authority)
                    .sorted(Comparator.comparing(Authority::name))
                    .toList();
        }
    }

    /** The quota in force on that day. */
    record Standing(Page<QuotaYear.Neighbour> neighbours) {}

    private record One(@Nullable Proposal apportionmentProposal) {}

    private record All(@Nullable Page<Proposal> apportionmentProposals) {}

    /** A proposal; empty where there is none for whoever asks. */
    static Optional<Proposal> ask(Api api, String id) {
        return api.askAbout(id, "apportionment-proposal", One.class)
                .flatMap(answer -> Optional.ofNullable(answer.apportionmentProposal()));
    }

    /** Those of a scheme, the latest first. */
    static List<Proposal> of(Api api, String scheme) {
        Page<Proposal> page = api.ask("apportionment-proposals", Map.of("scheme", scheme), All.class)
                .apportionmentProposals();
        return page == null ? List.of() : page.nodes();
    }

    /** What it is about: {@code shares}, {@code quotas}, or {@code shares and quotas}. */
    String subject() {
        boolean shared = shares.nodes().stream().anyMatch(share -> share.change() != 0);
        return quotas.nodes().isEmpty() ? "shares" : shared ? "shares and quotas" : "quotas";
    }

    /** The same at the beginning of a sentence, with the day. */
    String title() {
        String subject = subject();
        return subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1) + " from "
                + Say.date(effectiveOn);
    }

    boolean isOpen() {
        return state.equals("OPEN");
    }

    /** Whether the answer of an authority is awaited. */
    boolean awaits(@Nullable String authorityId) {
        return isOpen()
                && shares.nodes().stream()
                        .anyMatch(share ->
                                share.answer() == null && share.authority().id().equals(authorityId));
    }
}
