/** Tests of the launcher; they run it as a shell does and know nothing of the application. */
@NullMarked
package uk.interborough.launcher;

import org.jspecify.annotations.NullMarked;
