/** The utilisation dashboard: what is chosen, where it is written in the address, and what is drawn from it. Figures come from the contract and are never added up here. */
@NullMarked
package uk.interborough.ui.utilisation;

import org.jspecify.annotations.NullMarked;
