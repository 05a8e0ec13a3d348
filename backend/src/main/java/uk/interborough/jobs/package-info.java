/** What is done later, or again and again, by whichever server is there. Knows that there are jobs, and no feature. */
@NullMarked
package uk.interborough.jobs;

import org.jspecify.annotations.NullMarked;
