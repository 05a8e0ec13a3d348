/** Starts the application; knows that there are features, and nothing of what they do. */
@NullMarked
package uk.interborough;

import org.jspecify.annotations.NullMarked;
