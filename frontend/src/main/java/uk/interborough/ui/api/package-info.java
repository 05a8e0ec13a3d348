/** Asks the contract: named documents in, typed answers or one kind of exception out. Knows neither what carries the question nor what a page does with the answer. */
@NullMarked
package uk.interborough.ui.api;

import org.jspecify.annotations.NullMarked;
