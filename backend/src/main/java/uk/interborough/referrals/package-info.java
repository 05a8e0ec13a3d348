/**
 * Who may be placed where: designated agencies, referrals and the stays they become, quotas and charges for others, vacancies offered.
 * Knows schemes as far as their terms bound a booking, and nothing of how they are agreed or invoiced.
 */
@NullMarked
package uk.interborough.referrals;

import org.jspecify.annotations.NullMarked;
