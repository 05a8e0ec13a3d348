/** Joint units and quotas: schemes of joint purchase, who uses them, what is charged. Knows what the contract answers; adds up nothing but nights. */
@NullMarked
package uk.interborough.ui.joint;

import org.jspecify.annotations.NullMarked;
