/** Knows workbooks as providers fill them in and break them; does not know how identity reaches a transaction. */
@NullMarked
package uk.interborough.imports;

import org.jspecify.annotations.NullMarked;
