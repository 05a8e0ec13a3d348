package uk.interborough.api;

import graphql.GraphQLContext;
import graphql.language.OperationDefinition.Operation;

/**
 * How an operation came in.
 *
 * @param safe by a GET, which anybody may repeat: it must change nothing
 * @param streams it may be answered many times
 */
record Door(boolean safe, boolean streams) {

    static Door of(GraphQLContext context) {
        return context.getOrDefault(Door.class, new Door(false, false));
    }

    boolean opensFor(Operation kind) {
        return switch (kind) {
            case QUERY -> true;
            case MUTATION -> !safe;
            case SUBSCRIPTION -> streams;
        };
    }
}
