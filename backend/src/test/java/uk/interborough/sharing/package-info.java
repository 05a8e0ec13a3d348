/** What leaves a partnership and what is contested, through the front door. */
@NullMarked
package uk.interborough.sharing;

import org.jspecify.annotations.NullMarked;
