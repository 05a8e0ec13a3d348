/**
 * Sanctions under contracts, and the drafts of the notices that they compel. Knows how a draft is begun in the database, and nothing
 * of how notices are written or circulated.
 */
@NullMarked
package uk.interborough.purchasing;

import org.jspecify.annotations.NullMarked;
