/** How operations come in: over HTTP, or from the page in this process. Knows GraphQL; knows no feature and no SQL. */
@NullMarked
package uk.interborough.api;

import org.jspecify.annotations.NullMarked;
