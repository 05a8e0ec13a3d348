package uk.interborough.circulation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that a message may be made of.
 *
 * @param kind as of {@code delivery.kind}
 * @param protocol name of the sharing protocol
 * @param reference of the notice; null where it is about several
 * @param version its number; null where it is about several
 * @param acknowledgeBy last day to acknowledge; null where there is nothing to acknowledge
 * @param member who received the notice; null where it is about nobody's receipt
 * @param issuer authority that issued the notice; null where it is about several
 * @param reviewOn day of the review; null where none was named
 * @param link where to read on; null for those who do not sign in here
 */
record Facts(
        String kind,
        String protocol,
        @Nullable String reference,
        @Nullable Integer version,
        @Nullable LocalDate acknowledgeBy,
        @Nullable String member,
        @Nullable String issuer,
        @Nullable LocalDate reviewOn,
        @Nullable String link) {}
