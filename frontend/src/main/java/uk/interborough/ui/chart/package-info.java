/** Charts in one element of our own, each with its sentence and its table. Knows numbers and names, not where they come from. */
@NullMarked
package uk.interborough.ui.chart;

import org.jspecify.annotations.NullMarked;
