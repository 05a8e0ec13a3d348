/**
 * How a notice is written, handed on, circulated, opened and closed. Knows the rules for what is sent; what is missing in a
 * draft, who sees what and what stays as it is, the database knows. Knows no message and who was told.
 */
@NullMarked
package uk.interborough.notices;

import org.jspecify.annotations.NullMarked;
