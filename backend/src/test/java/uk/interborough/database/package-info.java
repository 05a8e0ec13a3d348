/** Tests of the database's start and roles. */
@NullMarked
package uk.interborough.database;

import org.jspecify.annotations.NullMarked;
