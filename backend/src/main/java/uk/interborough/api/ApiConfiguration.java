package uk.interborough.api;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.execution.GraphQlSource;
import uk.interborough.query.Payer;
import uk.interborough.security.CurrentRights;
import uk.interborough.security.Identity;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    /** How the page asks. */
    @Bean
    GraphQlClient graphQlClient(
            ObjectProvider<ExecutionGraphQlService> service,
            ObjectProvider<Executions> executions,
            CurrentRights rights) {
        return GraphQlClient.builder(new InProcess(service, executions, rights)).build();
    }

    /** An account pays, with whatever token it asks. */
    @Bean
    Payer payer() {
        return () -> Identity.current().<Object>map(Identity::accountId).orElse("nobody");
    }

    /** Every field of Query, Mutation and Subscription has somebody who answers it; all that have not are named at once. */
    @Bean
    SmartInitializingSingleton everyFieldIsAnswered(GraphQlSource source) {
        return () -> {
            GraphQLSchema schema = source.schema();
            List<String> unanswered = Stream.of(
                            schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                    .map(Objects::requireNonNull)
                    .flatMap(type -> unanswered(schema, type))
                    .toList();
            if (!unanswered.isEmpty()) {
                throw new IllegalStateException("nothing answers " + String.join(", ", unanswered));
            }
        };
    }

    private static Stream<String> unanswered(GraphQLSchema schema, GraphQLObjectType type) {
        return type.getFieldDefinitions().stream()
                .map(field -> FieldCoordinates.coordinates(type, field))
                .filter(field -> !schema.getCodeRegistry().hasDataFetcher(field))
                .map(FieldCoordinates::toString);
    }
}
