/** Tests of referrals, quotas, charges and vacancies, through GraphQL as real viewers. */
@NullMarked
package uk.interborough.referrals;

import org.jspecify.annotations.NullMarked;
