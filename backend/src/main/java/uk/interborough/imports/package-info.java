/**
 * Knows the files that come in, how they are written, read, checked and kept: the quarterly performance workbook as returns,
 * Schedule 2 as services and contracts, months of the retail prices index; does not know how indicators are computed, who may see what (the database does) or how GraphQL fills the answer.
 */
@NullMarked
package uk.interborough.imports;

import org.jspecify.annotations.NullMarked;
