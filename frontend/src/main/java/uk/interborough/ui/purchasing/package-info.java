/** Purchasing: where authorities stand with a provider, and the referral list. Knows what was decided; does not know why a notice was given. */
@NullMarked
package uk.interborough.ui.purchasing;

import org.jspecify.annotations.NullMarked;
