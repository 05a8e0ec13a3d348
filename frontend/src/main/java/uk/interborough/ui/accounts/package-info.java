/** Users, for administrators: who may sign in, as what, and what was changed. Knows no password but the one it has just been given to show. */
@NullMarked
package uk.interborough.ui.accounts;

import org.jspecify.annotations.NullMarked;
