/** The box that finds a page, a command, a service or a provider by name, and the list of keys. Knows names and addresses, nothing of what is there. */
@NullMarked
package uk.interborough.ui.palette;

import org.jspecify.annotations.NullMarked;
