/** What goes further of a notice: to who is no member, to those legally entitled, and the provider's challenge. Knows the notice's page only as what it is part of. */
@NullMarked
package uk.interborough.ui.sharing;

import org.jspecify.annotations.NullMarked;
