/** Who may sign in and as what: what administrators change of others. Knows no password but the one it has just made, and no feature. */
@NullMarked
package uk.interborough.accounts;

import org.jspecify.annotations.NullMarked;
