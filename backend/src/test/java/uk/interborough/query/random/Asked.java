package uk.interborough.query.random;

import java.util.Map;

/** A document and its variables, as a viewer sends them. */
record Asked(String text, Map<String, Object> variables) {}
