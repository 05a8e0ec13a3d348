/** Knows the page on which an authority's Schedule 2 is imported; does not know how files are read or what a row may say. */
@NullMarked
package uk.interborough.ui.schedule2;

import org.jspecify.annotations.NullMarked;
