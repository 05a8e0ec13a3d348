/** Tests of who sees and may do what. */
@NullMarked
package uk.interborough.security;

import org.jspecify.annotations.NullMarked;
