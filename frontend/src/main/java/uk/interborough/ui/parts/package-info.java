/** What two screens share: tables, tags, banners, tiles, words for numbers and dates. Knows no GraphQL document and no screen. */
@NullMarked
package uk.interborough.ui.parts;

import org.jspecify.annotations.NullMarked;
