package uk.interborough.api;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.OperationDefinition.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import uk.interborough.query.Asked;
import uk.interborough.query.Gate;
import uk.interborough.security.Identity;
import uk.interborough.security.Refusals;

/**
 * A token that reads changes nothing; who must change a given password does that first; a door lets through what belongs
 * there.
 */
@Component
class RightsGate implements Gate {

    static final String METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED";
    static final String NOT_ACCEPTABLE = "NOT_ACCEPTABLE";

    private static final Set<String> BEFORE_THE_CHANGE =
            Set.of("viewer", "changePassword", "__typename", "__schema", "__type");

    @Override
    public Optional<GraphQLError> refusal(Operation kind, Set<String> rootFields, GraphQLContext context) {
        if (!Door.of(context).opensFor(kind)) {
            return Optional.of(
                    kind == Operation.MUTATION
                            ? error(METHOD_NOT_ALLOWED, "Mutations are sent with POST.", Map.of())
                            : error(
                                    NOT_ACCEPTABLE,
                                    "Subscriptions are answered as a stream.",
                                    Map.of("hint", "Accept: text/event-stream, or a WebSocket graphql-transport-ws")));
        }
        Optional<Identity> identity = Identity.current();
        if (Boolean.TRUE.equals(context.get(Asked.EXPLAIN))
                && identity.filter(who -> who.roles().contains("ANALYST")).isEmpty()) {
            return Optional.of(error("FORBIDDEN", "Only analysts are told how an answer was found.", Map.of()));
        }
        if (kind == Operation.MUTATION && identity.filter(Identity::mayWrite).isEmpty()) {
            return Optional.of(error("FORBIDDEN", "This access may read but not change anything.", Map.of()));
        }
        if (identity.filter(Identity::mustChangePassword).isPresent() && !BEFORE_THE_CHANGE.containsAll(rootFields)) {
            return Optional.of(error(
                    Refusals.PASSWORD_CHANGE_REQUIRED,
                    Refusals.CHANGE_IT,
                    Map.of(
                            "hint",
                            "mutation { changePassword(current: \"…\", new: \"…\") { changed errors { message } } }")));
        }
        return Optional.empty();
    }

    private static GraphQLError error(String code, String message, Map<String, Object> more) {
        Map<String, Object> extensions = new java.util.LinkedHashMap<>(more);
        extensions.put("code", code);
        return GraphqlErrorBuilder.newError()
                .message(message)
                .extensions(extensions)
                .build();
    }
}
