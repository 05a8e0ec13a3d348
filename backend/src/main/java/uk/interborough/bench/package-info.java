/**
 * Measures the whole on the large data set, from outside over HTTP, beside the same SQL run bare over JDBC. Present only when
 * {@code interborough.bench} is set; nothing knows it.
 */
@NullMarked
package uk.interborough.bench;

import org.jspecify.annotations.NullMarked;
