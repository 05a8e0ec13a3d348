/** What needs the viewer today. Knows returns and four figures of the last quarter, from the contract; does not know how they are worked out. */
@NullMarked
package uk.interborough.ui.home;

import org.jspecify.annotations.NullMarked;
