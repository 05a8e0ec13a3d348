/** The contract: reads the SDL and expands it. Knows nothing of databases, servers or pages. */
@NullMarked
package uk.interborough.schema;

import org.jspecify.annotations.NullMarked;
