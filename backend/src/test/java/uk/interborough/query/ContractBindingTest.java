package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.db.DefaultCatalog;
import uk.interborough.schema.SchemaExpansion;
import uk.interborough.testing.TestDatabase;

/** Faults planted in a copy of the contract: the start names each, all at once. */
@Tag("database")
class ContractBindingTest {

    @Test
    void theContractFits() {
        assertThat(missingIndexes(contract())).isEmpty();
    }

    @Test
    void everythingThatDoesNotFitIsNamedAtOnce() {
        assertThatThrownBy(() -> bind(contract("""
                        type Faulty implements Node @subject(table: "provider") {
                          id: ID!
                          shoeSize: Int
                          description: String!
                          name: Unheard
                          rate: Rate @value(prefix: "nothing")
                          parent: Provider
                          services: [Service!]! @connection(order: "name") @reference(columns: ["faulty_id"])
                          things: [Fault!]! @connection(order: "name")
                        }
                        type Lost @subject(table: "nowhere") { "Identifier." id: ID! }
                        type Keyless @subject(table: "quarter", node: false) { "Label." label: String! }
                        scalar Unheard
                        extend type Query { "Strict." strict(id: ID!): Provider! }
                        """)))
                .isInstanceOf(BindingFaults.class)
                .hasMessageContainingAll(
                        "Faulty.shoeSize: provider has no column shoe_size",
                        "Faulty.description: promised by ! but column description may be null",
                        "Faulty.name: Unheard cannot be bound",
                        "Faulty.rate: provider has no column nothing_",
                        "Faulty.parent: provider has no column parent_id",
                        "Faulty.services: commissioned_service has no column faulty_id",
                        "Faulty.things: Fault is not a subject",
                        "Lost: there is no table, view or function nowhere",
                        "Keyless: quarter has no key column id",
                        "Query.strict: must be nullable");
    }

    @Test
    void anUndocumentedElementIsNamed() {
        assertThatThrownBy(() -> bind(contract("""
                        type Silent implements Node @subject(table: "provider") {
                          "Identifier."
                          id: ID!
                          name: String!
                        }
                        enum Mute { A }
                        extend type Query { silents(loud: Boolean): [Silent!] @connection(order: "name") }
                        """)))
                .isInstanceOf(BindingFaults.class)
                .hasMessageContainingAll(
                        "Silent is not documented",
                        "Silent.name is not documented",
                        "Mute is not documented",
                        "Mute.A is not documented",
                        "Query.silents is not documented",
                        "Query.silents(loud:) is not documented");
    }

    @Test
    void aClauseThatIsNotHeldIsNamed() {
        TypeDefinitionRegistry registry = contract("""
                "Cites too much."
                type Scholar @clause(source: "J", ref: "99") {
                  "A field." field(
                    "An argument." argument: Int @clause(source: "P", ref: "8.2")
                  ): Int @clause(source: "J", ref: "Schedule 2") @clause(source: "N", ref: "Schedule 2")
                }
                enum Lesson { "A value." ONE @clause(source: "J", ref: "1.1.1") }
                """);
        assertThat(ClauseCheck.missing(registry, Set.of("J Schedule 2")))
                .contains(
                        "Scholar cites J 99, which protocol_clause does not hold",
                        "Scholar.field cites N Schedule 2, which protocol_clause does not hold",
                        "Scholar.field.argument cites P 8.2, which protocol_clause does not hold",
                        "Lesson.ONE cites J 1.1.1, which protocol_clause does not hold");
    }

    @Test
    void aLargeFilterWithoutAnIndexIsNamed() {
        TypeDefinitionRegistry registry = contract("""
                "Returns once more."
                type Heavy implements Node @subject(table: "performance_return", large: true) {
                  "Identifier."
                  id: ID!
                  "Arrivals."
                  arrivals: Int
                  "Hours."
                  staffHours: Decimal
                  "When."
                  receivedAt: DateTime!
                  "Left out."
                  departures: Int @unfiltered
                }
                extend type Query {
                  "Returns."
                  heavies: [Heavy!] @connection(order: "id")
                }
                """);
        assertThat(missingIndexes(registry))
                .hasSize(2)
                .anyMatch(fault -> fault.contains("Heavy: no usable index serves performance_return.arrivals"))
                .anyMatch(fault -> fault.contains("performance_return.staff_hours"));
    }

    @Test
    void aListThatNoIndexServesIsNamed() {
        TypeDefinitionRegistry registry = contract("""
                "Who received returns."
                type Receiver implements Node @subject(table: "account") @searchable(by: "nobody_wrote", fields: "name") {
                  "Identifier."
                  id: ID!
                  "Name."
                  name: String!
                  "Returns it received."
                  performanceReturns: [PerformanceReturn!]! @connection(order: "quarter") @reference(columns: ["received_by"])
                  "The same, opted out."
                  others: [PerformanceReturn!]! @connection(order: "quarter") @reference(columns: ["received_by"]) @unfiltered
                }
                """);
        assertThat(missingIndexes(registry))
                .containsExactlyInAnyOrder(
                        "Receiver: there is no function app.nobody_wrote(text) to search it",
                        "Receiver.performanceReturns: no usable index serves performance_return.received_by; add one, or mark the list @unfiltered");
    }

    @Test
    void aTypeWhosePastNothingShowsIsNamed() {
        assertThatThrownBy(() -> bind(contract("""
                        "A token."
                        type Untold implements Node @subject(table: "access_token") {
                          "Identifier."
                          id: ID!
                        }
                        "A token that says why."
                        type Told implements Node @subject(table: "access_token") @notKept(because: "it is not") {
                          "Identifier."
                          id: ID!
                        }
                        """)))
                .isInstanceOf(BindingFaults.class)
                .hasMessageContaining("Untold: known_then has no access_token to say what it was")
                .hasMessageNotContaining("Told: ");
    }

    @Test
    void aTwinWithoutAColumnIsNamed() {
        List<String> faults = new ArrayList<>();
        ObjectTypeDefinition type =
                ObjectTypeDefinition.newObjectTypeDefinition().name("Provider").build();
        // what history has beside the columns of its table, no view of then shows
        new Relations(DefaultCatalog.DEFAULT_CATALOG).past(type, uk.interborough.db.history.Tables.PROVIDER, faults);
        assertThat(faults)
                .hasSize(3)
                .anyMatch(fault -> fault.startsWith("Provider: known_then.provider has no column recorded_from"));
    }

    private static List<String> missingIndexes(TypeDefinitionRegistry registry) {
        Bindings bindings = bind(registry);
        return IndexCheck.missing(bindings, registry, TestDatabase.fresh().owner());
    }

    private static Bindings bind(TypeDefinitionRegistry registry) {
        SchemaExpansion.expand(registry);
        return Binder.bind(registry, DefaultCatalog.DEFAULT_CATALOG);
    }

    private static TypeDefinitionRegistry contract(String... more) {
        try (Stream<Path> files = Files.list(Path.of("../schema/src/main/resources/graphql"))) {
            TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
            SchemaParser parser = new SchemaParser();
            for (Path file : files.sorted().toList()) {
                registry.merge(parser.parse(Files.readString(file)));
            }
            for (String sdl : more) {
                registry.merge(parser.parse(sdl));
            }
            return registry;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
