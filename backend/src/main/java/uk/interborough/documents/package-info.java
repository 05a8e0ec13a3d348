/**
 * Documents to be printed and sent as files: the form of a notice, registers, reviews, invoices. Knows how they look and what stands on them, as
 * far as the database shows it to who asks; knows nothing of how notices are written and circulated, or what invoices come to.
 */
@NullMarked
package uk.interborough.documents;

import org.jspecify.annotations.NullMarked;
