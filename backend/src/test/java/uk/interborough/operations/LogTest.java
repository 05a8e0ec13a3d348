package uk.interborough.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Whatever people enter carries a mark here, goes wrong, and must not be found in the log, neither in lines nor in JSON. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
@ExtendWith(OutputCaptureExtension.class)
class LogTest {
    private static final String MARK = "Zuckschwerdt";
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Autowired
    TestDatabase database;

    @Autowired
    Environment environment;

    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> written = new OutputStreamAppender<>();
    private SafeAppender safe;
    private Logger root;
    private PlainSql owner;

    @BeforeEach
    void theLogIsWrittenAsJsonToo() {
        owner = PlainSql.over(database.owner());
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        written.setContext(context);
        written.setEncoder(encoder);
        written.setOutputStream(json);
        written.start();
        safe = new SafeAppender(written);
        safe.start();
        root.addAppender(safe);
    }

    @AfterEach
    void andNoLonger() {
        root.detachAppender(safe);
        safe.stop();
    }

    @Test
    void argumentsVariablesNamesAndTokens(CapturedOutput output) {
        EALING.asks("query " + MARK + "{services(after:\"" + MARK + "\"){nodes{id}}}");
        EALING.asks("{" + MARK + "}");
        EALING.asks("{services(where:{name:{eq:\"" + MARK + "\"}}){nodes{" + MARK + "}}}");
        EALING.asks("query($id: ID!){service(id:$id){id}}", Map.of("id", Map.of(MARK, MARK)));
        EALING.asks("query($" + MARK + ": Int){services(first:$" + MARK + "){nodes{id}}}", Map.of(MARK, MARK));
        EALING.posts("{\"query\":\"" + MARK + "\", " + MARK);
        Viewer.holding(MARK).asks("{viewer{username}}");
        EALING.sends(EALING.request("/" + MARK + "?" + MARK + "=" + MARK).header("Accept", MARK));
        EALING.sends(EALING.request("/services/service-" + MARK));
        assertThat(output.getAll() + json).doesNotContain(MARK);
    }

    @Test
    void valuesOfAStatementThatFails(CapturedOutput output) {
        owner.does("alter view known.observer rename to observer_away");
        try {
            Reply reply = EALING.asks(
                    "query($name: String!){partnerships(where:{name:{eq:$name}}){nodes{observers{nodes{name}}}}}",
                    Map.of("name", MARK));
            assertThat(reply.codes()).containsExactly("INTERNAL");
        } finally {
            owner.does("alter view known.observer_away rename to observer");
        }
        assertThat(output.getAll()).contains("observer\" does not exist");
        assertThat(output.getAll() + json).doesNotContain(MARK);
    }

    @Test
    void valuesThatBreakAConstraintOrAreQuotedByTheDatabase(CapturedOutput output) {
        owner.does(
                "alter table access_token add constraint planted_check check (name not like 'C%')",
                "create function app.planted() returns trigger language plpgsql as $$ begin if new.name like 'R%' then raise exception '% is refused', new.name; end if; return new; end $$",
                "create trigger planted before insert on access_token for each row execute function app.planted()",
                "create unique index planted_key on access_token (name) where name like 'U%'");
        try {
            for (String name : new String[] {"C " + MARK, "R " + MARK, "U " + MARK, "U " + MARK}) {
                createToken(name);
            }
        } finally {
            owner.does("drop index planted_key", "drop trigger planted on access_token", "drop function app.planted()");
            owner.does("alter table access_token drop constraint planted_check");
        }
        assertThat(output.getAll() + json)
                .contains("constraint planted_check", "constraint planted_key", "SQL state P0001", "Access.java:")
                .doesNotContain(MARK);
    }

    @Test
    void whatIsInUploadedFilesAndWhatTheyAreCalled(CapturedOutput output) {
        upload("/imports/performance-workbook?fileName=" + MARK + ".xlsx", XLSX, MARK);
        upload("/imports/schedule-2?fileName=" + MARK, "text/csv", MARK + "," + MARK + "\n" + MARK + ",1\n");
        upload("/imports/schedule-2?preview=" + MARK, "text/csv", MARK);
        upload("/imports/schedule-2", MARK + "/" + MARK, MARK);
        owner.does("alter table client_mutation rename to client_mutation_away");
        try {
            EALING.sends(EALING.request("/imports/schedule-2?preview=false&fileName=" + MARK)
                    .header("Content-Type", "text/csv")
                    .header("Idempotency-Key", MARK)
                    .POST(BodyPublishers.ofString(MARK)));
        } finally {
            owner.does("alter table client_mutation_away rename to client_mutation");
        }
        assertThat(output.getAll() + json).doesNotContain(MARK);
    }

    @Test
    void whoTriesToSignInAndHow(CapturedOutput output) {
        Viewer.nobody().signsIn(MARK, MARK);
        owner.does("alter function app.sign_in(text) rename to sign_in_away");
        try {
            Viewer.nobody().signsIn(MARK, MARK);
        } finally {
            owner.does("alter function app.sign_in_away(text) rename to sign_in");
        }
        assertThat(output.getAll() + json).doesNotContain(MARK);
    }

    @Test
    void messagesOfExceptionsWhereverTheyAreLogged(CapturedOutput output) {
        Exception failure = new IllegalStateException(
                "outer " + MARK, new IllegalArgumentException("inner " + MARK, new RuntimeException(MARK)));
        failure.addSuppressed(new NumberFormatException("For input string: \"" + MARK + "\""));
        LoggerFactory.getLogger("org.apache.catalina")
                .error("Servlet.service() threw exception [" + failure.getMessage() + "] with root cause", failure);
        assertThat(output.getAll() + json)
                .contains("IllegalStateException", "NumberFormatException", "LogTest.java:")
                .doesNotContain(MARK);
    }

    @Test
    void jsonHasTheReferenceOfTheRequestAsAField() {
        owner.does("alter view known.observer rename to observer_away");
        String reference;
        try {
            Reply reply = EALING.asks("{partnerships{nodes{observers{nodes{name}}}}}");
            reference = reply.json().at("/errors/0/extensions/traceId").asString();
        } finally {
            owner.does("alter view known.observer_away rename to observer");
        }
        JsonNode line = JsonMapper.shared()
                .readTree(json.toString(StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElseThrow());
        assertThat(line.at("/reference").asString()).isEqualTo(reference);
        assertThat(line.at("/log/level").asString()).isEqualTo("ERROR");
        assertThat(line.at("/service/name").asString()).isEqualTo("interborough");
        assertThat(line.at("/error/stack_trace").asString()).contains("Engine.java:");
    }

    private static void createToken(String name) {
        EALING.asks(
                "mutation($name: String!){createAccessToken(name:$name, scope: READ, expiresOn:\"2027-11-01\"){secret}}",
                Map.of("name", name));
    }

    private static void upload(String path, String type, String content) {
        EALING.sends(EALING.request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(content.getBytes(StandardCharsets.UTF_8))));
    }
}
