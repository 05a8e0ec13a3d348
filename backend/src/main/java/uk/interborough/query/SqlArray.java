package uk.interborough.query;

/** A list of values as one array of a statement. */
record SqlArray(String type, Object[] values) {}
