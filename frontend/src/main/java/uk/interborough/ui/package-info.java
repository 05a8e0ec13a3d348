/** Puts the page together: start-up, the gate, the frame around each view. Knows no feature beyond its address and asks for nothing but who is signed in. */
@NullMarked
package uk.interborough.ui;

import org.jspecify.annotations.NullMarked;
