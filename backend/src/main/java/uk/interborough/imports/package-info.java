/**
 * Knows the quarterly performance workbook, how it is written, read, checked and kept as returns; does not know how
 * indicators are computed, who may see what (the database does) or how GraphQL fills the answer.
 */
@NullMarked
package uk.interborough.imports;

import org.jspecify.annotations.NullMarked;
