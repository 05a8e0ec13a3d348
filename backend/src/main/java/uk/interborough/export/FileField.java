package uk.interborough.export;

import uk.interborough.query.Extract;

/** A field of the question, and the tables its answer becomes. */
record FileField(Extract extract, Flattening flattening) {}
