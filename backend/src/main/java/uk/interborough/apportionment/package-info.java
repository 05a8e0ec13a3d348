/**
 * Re-apportionment of jointly purchased units: proposed by the lead, decided by all. Knows what the database appends when all agree, and
 * nothing of invoices, which follow by themselves.
 */
@NullMarked
package uk.interborough.apportionment;

import org.jspecify.annotations.NullMarked;
