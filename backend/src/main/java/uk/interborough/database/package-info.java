/**
 * Knows where PostgreSQL is, starts an embedded one, checks its roles and keeps demonstration and real data apart;
 * does not know a single table of the domain.
 */
@NullMarked
package uk.interborough.database;

import org.jspecify.annotations.NullMarked;
