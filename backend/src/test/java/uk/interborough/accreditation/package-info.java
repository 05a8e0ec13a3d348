/** Accreditation as its viewers meet it, and as the database holds to it. Knows no page. */
@NullMarked
package uk.interborough.accreditation;

import org.jspecify.annotations.NullMarked;
