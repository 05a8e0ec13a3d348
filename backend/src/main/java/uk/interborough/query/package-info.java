/**
 * The read engine: a selection becomes one SQL statement for each root field, its rows become bytes. Knows the contract's
 * directives and the database's relations; knows no feature, no rule for writing, no HTTP.
 */
@NullMarked
package uk.interborough.query;

import org.jspecify.annotations.NullMarked;
