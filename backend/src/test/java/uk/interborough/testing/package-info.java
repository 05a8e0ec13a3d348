/** Knows how tests get a PostgreSQL with all migrations on it; does not know what they test. */
@NullMarked
package uk.interborough.testing;

import org.jspecify.annotations.NullMarked;
