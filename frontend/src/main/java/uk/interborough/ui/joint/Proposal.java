package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/**
 * Other shares of the same units, proposed by the lead and decided by all.
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
        Page<Share> shares) {

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
