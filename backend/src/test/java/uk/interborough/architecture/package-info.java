/** Tests of the arrows between modules and packages. */
@NullMarked
package uk.interborough.architecture;

import org.jspecify.annotations.NullMarked;
