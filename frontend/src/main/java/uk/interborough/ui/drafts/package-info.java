/** How a notice is written: one question a page, saved as one types, checked, handed on. Which questions are asked follows from the protocol and its lists. Knows nothing of who receives it but their number. */
@NullMarked
package uk.interborough.ui.drafts;

import org.jspecify.annotations.NullMarked;
