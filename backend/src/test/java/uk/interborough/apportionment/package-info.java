/** Re-apportionment of jointly purchased units through the front door. */
@NullMarked
package uk.interborough.apportionment;

import org.jspecify.annotations.NullMarked;
