/** Tests of the read engine, through the front door. */
@NullMarked
package uk.interborough.query;

import org.jspecify.annotations.NullMarked;
