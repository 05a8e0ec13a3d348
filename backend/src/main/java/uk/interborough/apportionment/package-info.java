/**
 * Re-apportionment of jointly purchased units and of what others may use of them: proposed by the lead, decided by all. Knows what the
 * database appends and sets when all agree, and nothing of invoices, which follow by themselves.
 */
@NullMarked
package uk.interborough.apportionment;

import org.jspecify.annotations.NullMarked;
