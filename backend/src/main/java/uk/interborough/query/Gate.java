package uk.interborough.query;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import java.util.Optional;
import java.util.Set;

/** Decides whether whoever asks may run an operation at all, before any of it is read or written. */
@FunctionalInterface
public interface Gate {

    /**
     * Why the operation is refused; empty when it is not.
     *
     * @param rootFields names of the fields of Query, Mutation or Subscription that it asks for
     * @param context what whoever took the operation in noted
     */
    Optional<GraphQLError> refusal(OperationDefinition.Operation kind, Set<String> rootFields, GraphQLContext context);
}
