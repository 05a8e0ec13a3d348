/**
 * Knows what the contract says of an answer, and works it out slowly from all rows a viewer may see; knows nothing of the
 * read engine, whose answers it doubts.
 */
@NullMarked
package uk.interborough.query.random;

import org.jspecify.annotations.NullMarked;
