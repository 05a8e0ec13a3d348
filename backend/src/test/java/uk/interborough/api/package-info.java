/** Tests of the door for programs. */
@NullMarked
package uk.interborough.api;

import org.jspecify.annotations.NullMarked;
