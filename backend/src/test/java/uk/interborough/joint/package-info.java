/** Joint purchase through the front door: schemes, agreements, schedules, invoices. */
@NullMarked
package uk.interborough.joint;

import org.jspecify.annotations.NullMarked;
