package uk.interborough.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakingChangesTest {
    private static final String BEFORE = """
            type Query { service(id: ID!, on: String = "today"): Service  all(where: Filter, kind: Kind): [Service!] }
            interface Node { id: ID! }
            type Service implements Node { id: ID! name: String! price: Int }
            input Filter { name: String }
            enum Kind { OLD NEW }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price: Int||Service.price is gone",
                "name: String! price|name: String price|Service.name was String! and is now String",
                "price: Int|price: String|Service.price was Int and is now String",
                "all(where: Filter, kind: Kind): [Service!]|all(where: Filter, kind: Kind): [Service]|Query.all was [Service!] and is now [Service]",
                "all(where: Filter, kind: Kind): [Service!]|all(where: Filter, kind: Kind): Service|Query.all was [Service!] and is now Service",
                "kind: Kind)|kind: Kind!)|Query.all(kind:) was Kind and is now Kind!",
                "kind: Kind)|kind: Kind, more: Int!)|Query.all(more:) is new and required",
                "all(where: Filter, kind: Kind)|all(where: Filter)|Query.all(kind:) is gone",
                "input Filter { name: String|input Filter { name: String!|Filter.name was String and is now String!",
                "input Filter { name: String|input Filter { name: String must: Int!|Filter.must is new and required",
                "input Filter { name: String|input Filter { other: String|Filter.name is gone",
                "\"today\"|\"yesterday\"|Query.service(on:) was \"today\" by default and is now \"yesterday\"",
                "OLD NEW|NEW|Kind.OLD is gone",
                "enum Kind|enum Sort|Kind is gone",
                "enum Kind { OLD NEW }|input Kind { old: Int }|Kind is another kind of type",
                "type Service implements Node|type Service|Service is no longer a Node"
            })
    void areNamed(String was, String is, String named) {
        String after = BEFORE.replace(was, is == null ? "" : is);
        assertThat(after).isNotEqualTo(BEFORE);
        assertThat(BreakingChanges.between(BEFORE, after)).containsExactly(named);
    }

    @Test
    void areNotWhatIsAdded() {
        String after = BEFORE.replace("OLD NEW", "OLD NEW NEWER")
                        .replace("price: Int", "price: Int! more(of: Int!): String")
                        .replace("kind: Kind)", "kind: Kind, more: Int! = 3)")
                        .replace("id: ID!, on", "id: ID, on")
                        .replace("input Filter { name: String", "input Filter { name: String more: Int")
                + "type More { id: ID! }";
        assertThat(BreakingChanges.between(BEFORE, after)).isEmpty();
    }
}
