/** Who is asking: sign-in, tokens, and the identity of each transaction. Knows accounts; knows no feature. */
@NullMarked
package uk.interborough.security;

import org.jspecify.annotations.NullMarked;
