package uk.interborough.export;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.interborough.export.Files.CSV;
import static uk.interborough.export.Files.EALING;
import static uk.interborough.export.Files.NDJSON;
import static uk.interborough.export.Files.ZIP;
import static uk.interborough.export.Files.file;
import static uk.interborough.export.Files.lines;
import static uk.interborough.export.Files.records;
import static uk.interborough.export.Files.refusal;
import static uk.interborough.export.Files.unzipped;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;

/** What becomes of lists inside rows, and of several fields. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class NestedListsTest {
    private static final String INDICATORS =
            "{services{nodes{id name indicators{totalCount{value} nodes{quarter{label} utilisation{value}}}}}}";

    @Autowired
    TestDatabase database;

    @Test
    void aListInsideARowIsATableWhoseFirstColumnIsTheIdentifierAbove() {
        Map<String, String> files = unzipped(file(EALING, ZIP, INDICATORS));
        assertThat(files.keySet()).containsExactly("services.csv", "services.indicators.csv", "provenance.json");
        assertThat(records(files.get("services.csv")).getFirst())
                .containsExactly("id", "name", "indicators.totalCount.value");
        List<List<String>> indicators = records(files.get("services.indicators.csv"));
        assertThat(indicators.getFirst()).containsExactly("services.id", "quarter.label", "utilisation.value");
        assertThat(indicators.stream()
                        .skip(1)
                        .map(row -> row.getFirst() + row.get(1))
                        .toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        PlainSql.over(database.owner()).values("""
                        select 'service-' || i.service_id || app.quarter_label(i.quarter)
                        from known.service_quarter_indicator i join service s on s.id = i.service_id
                        where s.partnership_id = (select id from partnership where code = 'WEST_LONDON')
                        """));
    }

    @Test
    void aListInsideARowHasAllItsRowsUnlessSomeAreAskedFor() {
        String query = "{authorities(where:{slug:{eq:\"ealing\"}}){nodes{name services%s{nodes{id}}}}}";
        List<List<String>> all =
                records(unzipped(file(EALING, ZIP, query.formatted(""))).get("authorities.services.csv"));
        assertThat(all.size() - 1)
                .isGreaterThan(50)
                .isEqualTo(EALING.asks("{services(where:{authority:{slug:{eq:\"ealing\"}}}){totalCount{value}}}")
                        .at("/services/totalCount/value")
                        .asInt());
        assertThat(records(unzipped(file(EALING, ZIP, query.formatted("(first:4)")))
                        .get("authorities.services.csv")))
                .isEqualTo(all.subList(0, 5));
    }

    @Test
    void rowsWithoutAnIdentifierAreNumbered() {
        Map<String, String> files =
                unzipped(file(EALING, ZIP, "{services(first:2){nodes{name contracts{edges{node{startsOn}}}}}}"));
        assertThat(records(files.get("services.csv")))
                .extracting(List::getFirst)
                .containsExactly("row", "1", "2");
        List<List<String>> contracts = records(files.get("services.contracts.csv"));
        assertThat(contracts.getFirst()).containsExactly("services.row", "startsOn");
        assertThat(contracts.stream().skip(1).map(List::getFirst)).containsOnly("1", "2");
    }

    @Test
    void listsInListsBelongToTheRowsAboveThem() {
        Map<String, String> files = unzipped(
                file(EALING, ZIP, "{providers(first:3){nodes{id services{nodes{key:id contracts{nodes{units}}}}}}}"));
        assertThat(files.keySet())
                .containsExactly(
                        "providers.csv",
                        "providers.services.csv",
                        "providers.services.contracts.csv",
                        "provenance.json");
        List<List<String>> services = records(files.get("providers.services.csv"));
        assertThat(services.getFirst()).containsExactly("providers.id", "key");
        List<List<String>> contracts = records(files.get("providers.services.contracts.csv"));
        assertThat(contracts.getFirst()).containsExactly("providers.services.id", "units");
        assertThat(services.stream().map(List::getLast).toList())
                .containsAll(contracts.stream().skip(1).map(List::getFirst).toList());
    }

    @Test
    void csvHoldsOneTableOnlyAndSaysWhatElseThereIs() {
        Reply refusal = refusal(EALING, CSV, INDICATORS);
        assertThat(refusal.status()).isEqualTo(406);
        assertThat(refusal.codes()).containsExactly("NOT_ACCEPTABLE");
        assertThat(refusal.text())
                .contains("services, services.indicators", "application/zip", "spreadsheetml", "x-ndjson");
        assertThat(unzipped(file(EALING, CSV + ", application/zip;q=0.5", INDICATORS)))
                .containsKey("services.indicators.csv");
    }

    @Test
    void provenanceSaysWhatWasAskedByWhomAndHowMuchThereIs() throws Exception {
        Map<String, String> files =
                unzipped(file(EALING, ZIP, "{a:providers(first:2){nodes{id}} clientGroups{nodes{code}}}"));
        JsonNode provenance = JsonMapper.shared().readTree(files.get("provenance.json"));
        assertThat(provenance.get("askedBy").asString()).isEqualTo("commissioner.ealing");
        assertThat(provenance.get("query").asString()).startsWith("{a:providers");
        assertThat(provenance.at("/tables/0/rows").asInt()).isEqualTo(2);
        assertThat(provenance.at("/tables/0/more").asBoolean()).isTrue();
        assertThat(provenance.at("/tables/1/more").asBoolean()).isFalse();
        assertThat(provenance.at("/tables/1/sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(files.get("clientGroups.csv").getBytes("UTF-8"))));
    }

    @Test
    void linesAreTheNodesOfTheJsonAnswer() {
        String query =
                "{services(first:500,orderBy:[{name:DESC}]){nodes{id name annualPrice languages provider{name} contracts(first:2){totalCount{value} nodes{units annualPrice startsOn}}}}}";
        assertThat(lines(file(EALING, NDJSON, query)))
                .isEqualTo(
                        EALING.asks(query).at("/services/nodes").valueStream().toList());
    }

    @Test
    void linesOfSeveralFieldsSayWhoseTheyAreAndATrailerHowManyThereWere() {
        List<JsonNode> lines = lines(file(
                EALING,
                NDJSON + ";trailer=true",
                "{clientGroups{nodes{code}} t:serviceTypes{totalCount{value} edges{node{name}}}}"));
        int groups = Integer.parseInt(PlainSql.over(database.owner()).value("select count(*) from client_group"));
        int types = Integer.parseInt(PlainSql.over(database.owner()).value("select count(*) from service_type"));
        assertThat(lines).hasSize(groups + types + 1);
        assertThat(lines.getFirst().toString()).startsWith("{\"table\":\"clientGroups\",\"row\":{\"code\":");
        assertThat(lines.get(groups).toString()).startsWith("{\"table\":\"t\",\"row\":{\"node\":{\"name\":");
        assertThat(lines.getLast().at("/end/tables/clientGroups/rows").asInt()).isEqualTo(groups);
        assertThat(lines.getLast().at("/end/tables/t/totalCount").asInt()).isEqualTo(types);
    }
}
