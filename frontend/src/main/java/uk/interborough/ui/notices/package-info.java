/** Notices as they are read and answered: the inbox, the page of one notice, its receipts. Knows nothing of how a draft is written, and nothing of performance. */
@NullMarked
package uk.interborough.ui.notices;

import org.jspecify.annotations.NullMarked;
