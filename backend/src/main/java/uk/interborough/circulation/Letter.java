package uk.interborough.circulation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is sent.
 *
 * @param attempt which attempt this is, from 1
 * @param messageId always the same for one delivery, so that a second copy is recognised
 * @param authority to which the address belongs, if to any
 */
record Letter(
        UUID delivery,
        String kind,
        int attempt,
        String messageId,
        UUID partnership,
        @Nullable UUID authority,
        String to,
        String subject,
        String body) {}
