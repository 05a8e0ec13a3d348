package uk.interborough.query;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A limit that is passed, with the figure that passes it. */
final class Exceeded {

    static final String CODE = "LIMIT_EXCEEDED";

    private Exceeded() {}

    /**
     * @param limit its name, as in {@code interborough.limits}
     * @param what the unit, in words
     * @param hint what would make it smaller
     */
    static GraphQLError error(String limit, String what, long figure, long most, @Nullable String hint) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", CODE);
        extensions.put("field", limit);
        extensions.put("limit", most);
        extensions.put("figure", figure);
        if (hint != null) {
            extensions.put("hint", hint);
        }
        return GraphqlErrorBuilder.newError()
                .message("The query has " + figure + " " + what + ": the limit is " + most + ".")
                .extensions(extensions)
                .build();
    }
}
