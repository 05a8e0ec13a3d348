package uk.interborough.query;

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
     * @param rootFields names of the fields of Query or Mutation that it asks for
     */
    Optional<GraphQLError> refusal(OperationDefinition.Operation kind, Set<String> rootFields);
}
