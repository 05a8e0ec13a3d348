/** Providers: the list, and the page of one with its tabs. Knows what is on record of a provider and how it is accredited; shows notices and performance apart, and decides nothing. */
@NullMarked
package uk.interborough.ui.providers;

import org.jspecify.annotations.NullMarked;
