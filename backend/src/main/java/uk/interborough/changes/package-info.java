/** What the database announces to all servers, and how old what was read may be. Knows no table and no feature. */
@NullMarked
package uk.interborough.changes;

import org.jspecify.annotations.NullMarked;
