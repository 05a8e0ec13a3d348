/** Whole ways through the page in a real Chromium. Knows what a person sees and presses, not how it comes about. */
@NullMarked
package uk.interborough.journey;

import org.jspecify.annotations.NullMarked;
