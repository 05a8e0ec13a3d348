package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;

/** The fund of a scheme, from its first day to the end of this quarter. */
record PooledFund(
        BigDecimal cost,
        BigDecimal charged,
        BigDecimal leadShare,
        BigDecimal abated,
        BigDecimal received,
        BigDecimal externalReceived,
        BigDecimal providerPaid,
        BigDecimal balance) {

    private record Answer(@Nullable Page<PooledFund> pooledFunds) {}

    /** The fund of a scheme; empty where it is not open to the viewer. */
    static Optional<PooledFund> ask(Api api, String scheme) {
        return Optional.ofNullable(api.ask("pooled-fund", Map.of("scheme", scheme), Answer.class)
                        .pooledFunds())
                .flatMap(Page::first);
    }
}
