/** What every change shares: identifiers, faults, files as they are sent, keys that make a repeat harmless. Knows no feature. */
@NullMarked
package uk.interborough.writing;

import org.jspecify.annotations.NullMarked;
