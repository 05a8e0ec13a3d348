package uk.interborough.query.random;

import java.util.Map;

/**
 * A document and its variables, as a viewer sends them.
 *
 * @param others variables with which the same document asks something else
 */
record Asked(String text, Map<String, Object> variables, Map<String, Object> others) {

    /** The same document, asking something else. */
    Asked again() {
        return new Asked(text, others, variables);
    }
}
