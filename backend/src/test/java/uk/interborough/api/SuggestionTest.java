package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** What is said of names that the contract does not have. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class SuggestionTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{servises{nodes{id}}}|servises|services|Query has no field servises.",
                "{contracts{nodes{annualPrise}}}|contracts.nodes.annualPrise|annualPrice|Contract has no field annualPrise.",
                "{contracts{nodes{price}}}|contracts.nodes.price|annualPrice|Contract has no field price.",
                "{viewer{shoeSize}}|viewer.shoeSize|-|Viewer has no field shoeSize.",
                "{services(frist:3){nodes{id}}}|services.frist|first|services has no argument frist.",
                "{services{nodes{a:contracts(ordrBy:[]){nodes{id}}}}}|services.nodes.contracts.ordrBy|orderBy|services.nodes.contracts has no argument ordrBy.",
                "{services(where:{unts:{gt:3}}){nodes{id}}}|services.where.unts|units|ServiceFilter has no field unts.",
                "{services(where:{and:[{units:{greater:3}}]}){nodes{id}}}|services.where.and[0].units.greater|-|IntFilter has no field greater.",
                "{services(where:{stage:{in:[EXISTING,EXISTNG]}}){nodes{id}}}|services.where.stage.in[1]|EXISTING|EXISTNG is not a ServiceStage: expected",
                "{services(orderBy:[{name:DECS}]){nodes{id}}}|services.orderBy[0].name|DESC|DECS is not a SortDirection: expected",
                "{services(where:{units:{gt:\"x\"}}){nodes{id}}}|services.where.units.gt|-|services.where.units.gt is not a valid Int.",
                "{node(id:\"x\"){... on Servise{id}}}|node|Service|There is no type Servise.",
                "{services{nodes{id @incude(if:true)}}}|services.nodes.id|include|There is no directive @incude.",
                "{services{nodes}}|services.nodes|-|Subselection required for type '[Service!]!' of field 'nodes'."
            })
    void nameTheNearestOne(String query, String field, String meant, String message) {
        JsonNode error = EALING.asks(query).json().at("/errors/0");
        assertThat(error.at("/message").asString()).startsWith(message);
        assertThat(error.at("/extensions/code").asString()).isEqualTo("VALIDATION");
        assertThat(error.at("/extensions/field").asString()).isEqualTo(field);
        assertThat(error.at("/extensions/hint").asString(null))
                .isEqualTo(meant == null ? null : "Did you mean " + meant + "?");
        assertThat(error.at("/locations/0/line").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "unts|3|Did you mean units?|ServiceFilter has no field unts.",
                "stage|EXISTNG|Did you mean EXISTING?|EXISTNG is not a ServiceStage: expected"
            })
    void nameTheNearestOneInVariables(String name, String value, String hint, String message) {
        Reply reply = EALING.asks(
                "query($where:ServiceFilter){services(where:$where){nodes{id}}}",
                Map.of("where", Map.of(name, Map.of("eq", value))));
        assertThat(reply.json().at("/errors/0/message").asString()).startsWith(message);
        assertThat(reply.json().at("/errors/0/extensions/hint").asString()).isEqualTo(hint);
    }

    @Test
    void comesInWordsOfTheContractOnly() {
        for (String query : List.of(
                "{services(where:{units:{gt:{a:[1]}}}){nodes{id}}}",
                "{services(where:5){nodes{id}}}",
                "{services(where:{units:{between:{from:1}}}){nodes{id}}}",
                "{services(where:{units:{gt:1},units:{lt:3}}){nodes{id}}}",
                "{services(orderBy:[{nam:ASC}]){nodes{id}}}",
                "{services(orderBy:[{name:ASC,units:ASC}]){nodes{id}}}",
                "{services(first:\"x\"){nodes{id}}}",
                "{contracts(where:{annualPrice:{gt:\"x\"}}){nodes{id}}}",
                "{services(where:{id:{eq:{}}}){nodes{id}}}")) {
            Reply reply = EALING.asks(query);
            assertThat(reply.codes()).as(query).containsExactly("VALIDATION");
            assertThat(reply.text()).as(query).doesNotContain("Value{", "AST", "Validation error", "graphql.");
        }
    }
}
