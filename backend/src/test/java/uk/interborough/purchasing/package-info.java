/** Sanctions and purchasing status through the front door. */
@NullMarked
package uk.interborough.purchasing;

import org.jspecify.annotations.NullMarked;
