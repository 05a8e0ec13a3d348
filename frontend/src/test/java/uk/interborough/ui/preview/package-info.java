/** The page over invented answers: for its tests, and to be looked at without a server. Knows no rule and no database. */
@NullMarked
package uk.interborough.ui.preview;

import org.jspecify.annotations.NullMarked;
