/**
 * Answers as files: which tables an answer becomes, and how CSV, workbooks and JSON lines are written, row by row. Knows the
 * outlines and rows that the read engine gives; knows no SQL, no field of the contract by name, no HTTP.
 */
@NullMarked
package uk.interborough.export;

import org.jspecify.annotations.NullMarked;
