package uk.interborough.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SchemaExpansionTest {

    private final GraphQLSchema schema = PublishedContract.schema();

    @Test
    void aSubjectGetsFilterOrderAndConnection() {
        assertThat(schema.getType("ServiceFilter")).isNotNull();
        assertThat(schema.getType("ServiceOrder")).isNotNull();
        assertThat(schema.getObjectType("ServiceConnection").getFieldDefinitions())
                .extracting(field -> field.getName())
                .containsExactly("nodes", "edges", "pageInfo", "totalCount");
        assertThat(schema.getObjectType("Provider").getField("services").getArguments())
                .extracting(argument -> argument.getName())
                .containsExactly("where", "orderBy", "first", "after", "last", "before");
    }

    @Test
    void aRootListIsNullableAndANestedOneIsNot() {
        assertThat(schema.getQueryType().getField("services").getType()).hasToString(named("ServiceConnection"));
        assertThat(schema.getObjectType("Provider")
                        .getField("services")
                        .getType()
                        .toString())
                .isNotEqualTo(named("ServiceConnection"));
    }

    @Test
    void whatIsKeptCanBeAskedForAsOfAnotherMoment() {
        assertThat(List.of("services", "service", "servicesStats", "authorityQuarters", "node"))
                .allMatch(field -> schema.getQueryType().getField(field).getArgument("asOf") != null);
        assertThat(List.of("viewer", "accounts", "account", "accountsStats", "accessTokens"))
                .allMatch(field -> schema.getQueryType().getField(field).getArgument("asOf") == null);
        assertThat(schema.getObjectType("Provider").getField("services").getArgument("asOf"))
                .isNull();
    }

    @Test
    void aFieldWithoutAnIndexIsNeitherFilteredNorSorted() {
        GraphQLInputObjectType filter = (GraphQLInputObjectType) schema.getType("PerformanceReturnFilter");
        assertThat(filter.getField("quarter")).isNotNull();
        assertThat(filter.getField("capacity")).isNull();
    }

    @Test
    void everyElementIsDescribed() {
        List<String> bare = new ArrayList<>();
        Predicate<String> empty = text -> text == null || text.isBlank();
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (type.getName().startsWith("__")) {
                continue;
            }
            if (empty.test(type.getDescription())) {
                bare.add(type.getName());
            }
            switch (type) {
                case GraphQLObjectType object ->
                    object.getFieldDefinitions().forEach(field -> {
                        if (empty.test(field.getDescription())) {
                            bare.add(object.getName() + "." + field.getName());
                        }
                        field.getArguments().stream()
                                .filter(argument -> empty.test(argument.getDescription()))
                                .forEach(argument ->
                                        bare.add(object.getName() + "." + field.getName() + "(" + argument.getName()));
                    });
                case GraphQLInterfaceType face ->
                    face.getFieldDefinitions().stream()
                            .filter(field -> empty.test(field.getDescription()))
                            .forEach(field -> bare.add(face.getName() + "." + field.getName()));
                case GraphQLInputObjectType input ->
                    input.getFieldDefinitions().stream()
                            .filter(field -> empty.test(field.getDescription()))
                            .forEach(field -> bare.add(input.getName() + "." + field.getName()));
                case GraphQLEnumType values ->
                    values.getValues().stream()
                            .filter(value -> empty.test(value.getDescription()))
                            .forEach(value -> bare.add(values.getName() + "." + value.getName()));
                default -> {}
            }
        }
        assertThat(bare).as("elements without a description").isEmpty();
    }

    @Test
    void thePublishedContractIsTheOneReviewed() throws IOException {
        List<String> breaking = BreakingChanges.between(PublishedContract.released(), PublishedContract.text());
        if (Boolean.getBoolean("publish")) {
            breaking.forEach(change -> System.out.println("Accepted although it breaks callers: " + change));
            PublishedContract.main();
        } else {
            assertThat(breaking)
                    .as(
                            "changes that break callers of schema/published.graphqls; take them back, keep the old beside the new "
                                    + "with @deprecated(reason: \"… Removed on 2027-04-01.\"), or accept them with -Dpublish=true")
                    .isEmpty();
        }
        assertThat(PublishedContract.text())
                .as("schema/published.graphqls is the contract as last released; write it anew with "
                        + "./mvnw -pl schema test -Dpublish=true and have the difference reviewed")
                .isEqualTo(PublishedContract.released());
    }

    private String named(String type) {
        return schema.getType(type).toString();
    }
}
