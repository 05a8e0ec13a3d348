/** Accounts as administrators and others meet them: through GraphQL, through plain SQL. */
@NullMarked
package uk.interborough.accounts;

import org.jspecify.annotations.NullMarked;
