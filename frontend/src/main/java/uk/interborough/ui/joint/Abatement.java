package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Say;

/** Net income from outside a scheme, and what of it each participant is given back. */
record Abatement(
        String id,
        LocalDate fromDay,
        LocalDate toDay,
        BigDecimal income,
        boolean isApplied,
        @Nullable String because,
        Page<Share> shares) {

    /** What a participant is given back, on its next invoice. */
    record Share(Authority authority, int units, BigDecimal amount) {}

    private record Answer(@Nullable Page<Abatement> abatements) {}

    /** Those of a scheme, the latest first; 100 at most. */
    static List<Abatement> of(SchemeWork work) {
        Page<Abatement> page = work.api()
                .ask("scheme-abatements", Map.of("scheme", work.scheme().id()), Answer.class)
                .abatements();
        return page == null ? List.of() : page.nodes();
    }

    /** What each participant is given back, or why nothing is. */
    String whatFollows() {
        return isApplied
                ? shares.nodes().stream()
                        .map(share -> share.authority().name() + " " + Say.money(share.amount()))
                        .collect(Collectors.joining(", "))
                : "Fees are not abated: " + (because == null ? "" : because);
    }
}
