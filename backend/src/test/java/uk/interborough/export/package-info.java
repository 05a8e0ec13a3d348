/** Tests of the read engine, through the front door. */
@NullMarked
package uk.interborough.export;

import org.jspecify.annotations.NullMarked;
