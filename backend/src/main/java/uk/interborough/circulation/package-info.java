/**
 * Getting notices to everybody: messages and what becomes of them, acknowledgements, outcomes, contacts, the working-day
 * clock. Knows references, deadlines and addresses; knows nothing of what a notice says, and puts none of it into a message.
 */
@NullMarked
package uk.interborough.circulation;

import org.jspecify.annotations.NullMarked;
