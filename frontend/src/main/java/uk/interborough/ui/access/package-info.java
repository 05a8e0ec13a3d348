/** Signing in, changing a password, one's own access tokens, the accessibility statement. Does not know how anybody is recognised: the server behind it does. */
@NullMarked
package uk.interborough.ui.access;

import org.jspecify.annotations.NullMarked;
