/** Who is asking, and what may be sent in: sign-in, tokens, the identity of each transaction, raw files. Knows accounts; knows no feature. */
@NullMarked
package uk.interborough.security;

import org.jspecify.annotations.NullMarked;
