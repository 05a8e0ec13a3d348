/** Notices from the first word of a draft to their end, asked for over HTTP as the people of the demonstration. */
@NullMarked
package uk.interborough.notices;

import org.jspecify.annotations.NullMarked;
