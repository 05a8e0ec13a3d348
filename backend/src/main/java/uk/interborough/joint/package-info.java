/**
 * Units that authorities buy together: schemes, schedules, agreements, and the invoices between them. Knows which rules can be told in
 * words before the database refuses, and nothing of how charges are computed: the database does that.
 */
@NullMarked
package uk.interborough.joint;

import org.jspecify.annotations.NullMarked;
