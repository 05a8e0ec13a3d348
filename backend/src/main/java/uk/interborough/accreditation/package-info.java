/** Who is accredited: applications, lead authorities, what the sub-group decides. Knows the rules as the database states them; neither purchasing nor risk. */
@NullMarked
package uk.interborough.accreditation;

import org.jspecify.annotations.NullMarked;
