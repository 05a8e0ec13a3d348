package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.Announcing;
import uk.interborough.testing.EventStream;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Socket;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** Imports told as they are saved, over server-sent events and over sockets. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class ImportSubscriptionTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final String FINISHED =
            "subscription{importFinished{workbookImport{id fileName service{name} importedBy{name}} schedule2Import{id fileName authority{name} importedBy{name}}}}";

    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    @BeforeEach
    void announcementsAreHeard() {
        Announcing.isHeardBy(EALING);
    }

    @Test
    void anImportIsToldToThoseWhoMaySeeIt() {
        try (EventStream own = stream(EALING);
                EventStream colleague = stream(Viewer.as("analyst.ealing"));
                EventStream neighbour = stream(Viewer.as("commissioner.brent"))) {
            assertThat(own.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
            importsSchedule2("SUB-1");
            JsonNode event = own.next().json();
            JsonNode told = event.at("/data/importFinished");
            assertThat(told.at("/workbookImport").isNull()).as(event.toString()).isTrue();
            assertThat(Reply.valuesOf(told.at("/schedule2Import")).subList(1, 4))
                    .containsExactly("SUB-1.csv", "Ealing", name("commissioner.ealing"));
            assertThat(told.at("/schedule2Import/id").asString()).startsWith("schedule2-import-");
            assertThat(colleague.next().data()).contains("SUB-1.csv");

            String service = importsWorkbookElsewhere("brent");
            assertThat(neighbour
                            .next()
                            .json()
                            .at("/data/importFinished/workbookImport/service/name")
                            .asString())
                    .isEqualTo(service);
            assertThat(own.next().data()).contains("elsewhere.xlsx").doesNotContain("errors");
            assertThat(neighbour.isQuiet()).isTrue();
        }
    }

    @Test
    void aSubscriptionMayBeGotAndAliasedAndFilteredOfItsFields() {
        String query =
                "subscription($s:Boolean!){done:importFinished{__typename schedule2Import @include(if:$s){fileName}}}";
        try (EventStream stream = EventStream.open(
                EALING.request("/graphql?query=" + encoded(query) + "&variables=" + encoded("{\"s\":false}"))
                        .GET())) {
            importsSchedule2("SUB-2");
            assertThat(stream.next().data()).isEqualTo("{\"data\":{\"done\":{\"__typename\":\"FinishedImport\"}}}");
        }
    }

    @Test
    void queriesAndMutationsAreAnsweredOnceInAStream() {
        try (EventStream stream =
                EventStream.open(asks("{services(first:20){nodes{name provider{name} contracts{nodes{units}}}}}"))) {
            assertThat(stream.next().json().at("/data/services/nodes")).hasSize(20);
            assertThat(stream.next().name()).isEqualTo("complete");
            assertThat(stream.next().name()).isEqualTo("end");
        }
        try (EventStream stream = EventStream.open(asks("mutation{revokeAccessToken(id:\"x\"){errors{code}}}"))) {
            assertThat(stream.next().data()).contains("NOT_FOUND");
        }
        try (EventStream stream = EventStream.open(asks("{nothing}"))) {
            assertThat(stream.next().json().at("/errors/0/extensions/code").asString())
                    .isEqualTo("VALIDATION");
            assertThat(stream.next().name()).isEqualTo("complete");
        }
    }

    @Test
    void whatMayNotBeStreamedIsRefused() {
        assertThat(EALING.asks("subscription{importFinished{__typename}}").codes())
                .containsExactly("NOT_ACCEPTABLE");
        assertThat(EALING.asks("subscription{importFinished{__typename}}").status())
                .isEqualTo(406);
        try (EventStream stream = EventStream.open(
                EALING.request("/graphql?query=" + encoded("mutation{revokeAccessToken(id:\"x\"){errors{code}}}"))
                        .GET())) {
            assertThat(stream.status()).isEqualTo(405);
        }
        String deep = "subscription{importFinished{schedule2Import{authority{"
                + "memberships{nodes{partnership{".repeat(5) + "id" + "}}}".repeat(5) + "}}}}";
        try (EventStream stream = EventStream.open(asks(deep))) {
            assertThat(stream.next().data()).contains("errors");
        }
    }

    @Test
    void aRevokedTokenEndsItsStream() {
        Reply made = EALING.asks(
                "mutation{createAccessToken(name:\"stream\",scope:READ,expiresOn:\"2027-11-01\"){secret accessToken{id}}}");
        Viewer holder = Viewer.holding(made.at("/createAccessToken/secret").asString());
        try (EventStream stream = stream(holder)) {
            EALING.asks("mutation{revokeAccessToken(id:\""
                            + made.at("/createAccessToken/accessToken/id").asString() + "\"){errors{code}}}")
                    .data();
            assertThat(stream.next().data()).contains("UNAUTHENTICATED");
            assertThat(stream.next().name()).isEqualTo("complete");
            assertThat(stream.next().name()).isEqualTo("end");
        }
    }

    @Test
    void rightsThatChangeEndAStreamBeforeItSaysMore() {
        try (EventStream stream = stream(Viewer.as("lead.ealing"))) {
            PlainSql.over(database.owner())
                    .does(
                            "delete from account_role where account_id = (select id from account where username = 'lead.ealing')");
            time.passes(Duration.ofSeconds(4));
            assertThat(stream.next().data()).contains("UNAUTHENTICATED").doesNotContain("data");
            assertThat(stream.next().name()).isEqualTo("complete");
        }
    }

    @Test
    void aViewerMayHaveTenStreams() {
        Viewer harrow = Viewer.as("commissioner.harrow");
        List<EventStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                open.add(stream(harrow));
            }
            try (EventStream refused = EventStream.open(asks(harrow, FINISHED))) {
                assertThat(refused.status()).isEqualTo(429);
                JsonNode extensions = refused.refusal().at("/errors/0/extensions");
                assertThat(extensions.get("code").asString()).isEqualTo("LIMIT_EXCEEDED");
                assertThat(extensions.get("limit").asInt()).isEqualTo(10);
                assertThat(extensions.get("figure").asInt()).isEqualTo(11);
            }
            stream(EALING).close();
        } finally {
            open.forEach(EventStream::close);
        }
    }

    @Test
    void aStreamThatHearsNothingMoreSaysSo() {
        try (EventStream stream = stream(EALING)) {
            PlainSql.over(database.superuser())
                    .values(
                            "select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where datname = current_database() and application_name = 'interborough announcements'");
            assertThat(stream.next().data()).contains("UNAVAILABLE");
            assertThat(stream.next().name()).isEqualTo("complete");
        }
        AtomicInteger number = new AtomicInteger(4);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (EventStream again = stream(EALING)) {
                importsSchedule2("SUB-" + number.incrementAndGet());
                return again.next().data().contains("SUB-" + number + ".csv");
            }
        });
    }

    @Test
    void aSocketTellsTheSame() {
        try (Socket socket = Socket.open(EALING.request("/graphql")).begun()) {
            socket.subscribes("a", FINISHED);
            socket.hears("ping"); // from now on nothing is missed
            socket.subscribes("b", "{viewer{username}}");
            assertThat(socket.hears("next").at("/payload/data/viewer/username").asString())
                    .isEqualTo("commissioner.ealing");
            assertThat(socket.hears("complete").get("id").asString()).isEqualTo("b");
            importsSchedule2("SUB-3");
            JsonNode next = socket.hears("next");
            assertThat(next.get("id").asString()).isEqualTo("a");
            assertThat(next.at("/payload/data/importFinished/schedule2Import/fileName")
                            .asString())
                    .isEqualTo("SUB-3.csv");
            socket.says("{\"type\":\"complete\",\"id\":\"a\"}");
            socket.subscribes("c", "{nothing}");
            JsonNode error = socket.hears("error");
            assertThat(error.get("id").asString()).isEqualTo("c");
            assertThat(error.at("/payload/0/extensions/code").asString()).isEqualTo("VALIDATION");
        }
    }

    private EventStream stream(Viewer viewer) {
        EventStream stream = EventStream.open(asks(viewer, FINISHED));
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.any().name()).isEqualTo(":");
        return stream;
    }

    private static java.net.http.HttpRequest.Builder asks(String query) {
        return asks(EALING, query);
    }

    private static java.net.http.HttpRequest.Builder asks(Viewer viewer, String query) {
        return viewer.request("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", query))));
    }

    private static void importsSchedule2(String service) {
        byte[] file = csv(row(service, Schedule2Column.PROVIDER_NAME, "Northolt Green Housing Trust"));
        EALING.asks(
                        "mutation($file:FileContent!,$name:String!){importSchedule2(file:$file,fileName:$name,preview:false){errors{message}}}",
                        Map.of("file", Base64.getEncoder().encodeToString(file), "name", service + ".csv"))
                .data();
    }

    /** Saved through another server: here by hand. */
    private String importsWorkbookElsewhere(String authority) {
        PlainSql owner = PlainSql.over(database.owner());
        String where = " from service s join authority a on a.id = s.authority_id and a.slug = '" + authority
                + "' order by s.id limit 1";
        owner.does(
                "insert into workbook_import (partnership_id, authority_id, service_id, financial_year, file_name, sha256, content, imported_by)"
                        + " select s.partnership_id, s.authority_id, s.id, 2026, 'elsewhere.xlsx', sha256('x'), 'x',"
                        + " (select id from account where username = 'commissioner." + authority + "')" + where);
        return owner.value("select s.name" + where);
    }

    private String name(String username) {
        return PlainSql.over(database.owner()).value("select name from account where username = '" + username + "'");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
