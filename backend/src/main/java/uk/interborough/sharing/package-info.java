/**
 * What leaves a partnership, and what its providers contest: notices sent onward by their issuers, disclosures to those legally
 * entitled, challenges. Knows which notices are circulated and whose; knows nothing of what they say, nor how messages are sent.
 */
@NullMarked
package uk.interborough.sharing;

import org.jspecify.annotations.NullMarked;
