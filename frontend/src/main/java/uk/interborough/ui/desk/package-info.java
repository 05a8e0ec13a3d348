/** The circulation desk: notices by members, the messages to each, and whom they have named. Knows nothing of what a notice says. */
@NullMarked
package uk.interborough.ui.desk;

import org.jspecify.annotations.NullMarked;
