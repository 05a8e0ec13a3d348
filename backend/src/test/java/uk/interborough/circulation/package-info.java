/** Knows mail servers that are away or refuse, and processes that are killed; makes notices by hand and not by mutations. */
@NullMarked
package uk.interborough.circulation;

import org.jspecify.annotations.NullMarked;
