package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Schedule 2 files as programs and the page send them, with the rights of real viewers. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class Schedule2FrontDoorTest {
    private static final String IMPORT = """
            mutation ($file: FileContent!, $preview: Boolean!) {
              importSchedule2(file: $file, preview: $preview) {
                preview
                changes { row kind splsId serviceName what { field before after } }
                services { splsId name units annualPrice provider { name } authority { name } }
                notes
                errors { field code message row column found expected clause }
              }
            }
            """;

    private static final Viewer EALING = Viewer.as("commissioner.ealing");

    @Autowired
    TestDatabase database;

    @Test
    void aPreviewIsWhatSavingDoes() {
        byte[] file = csv(row("NEW-1", Schedule2Column.PROVIDER_NAME, "Northolt Green Housing Trust"));

        Reply preview = send(EALING, file, true);
        Reply saved = send(EALING, file, false);

        assertThat(preview.at("/importSchedule2/services")).isEmpty();
        assertThat(saved.at("/importSchedule2/changes")).isEqualTo(preview.at("/importSchedule2/changes"));
        assertThat(saved.at("/importSchedule2/changes/0/kind").asString()).isEqualTo("ADD");
        assertThat(Reply.valuesOf(saved.at("/importSchedule2/services")))
                .containsExactly("NEW-1", "Service NEW-1", "12", "120000.50", "Northolt Green Housing Trust", "Ealing");
        assertThat(send(EALING, file, false)
                        .at("/importSchedule2/changes/0/kind")
                        .asString())
                .isEqualTo("NOTHING");
    }

    @Test
    void faultsNameRowAndColumn() {
        Reply reply = send(EALING, csv(row("NEW-2", Schedule2Column.UNITS, "-3")), false);

        assertThat(Reply.valuesOf(reply.at("/importSchedule2/errors")))
                .containsExactly(
                        "file",
                        "NEGATIVE",
                        "Units cannot be negative.",
                        "2",
                        "Units",
                        "-3",
                        "a number, 0 or more",
                        "null");
    }

    @Test
    void whoOnlyReadsIsRefused() {
        for (String user : List.of("analyst.ealing", "dpo")) {
            assertThat(send(Viewer.as(user), csv(row("NEW-3")), true).codes())
                    .as(user)
                    .containsExactly("FORBIDDEN");
        }
        for (String user : List.of("coordinator", "admin")) {
            assertThat(send(Viewer.as(user), csv(row("NEW-3")), true)
                            .at("/importSchedule2/errors/0/code")
                            .asString())
                    .as(user)
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void anotherPartnershipIsNotFound() {
        Reply north = Viewer.as("commissioner.wigan").asks("{ partnerships { nodes { id name } } }");
        String id = north.at("/partnerships/nodes")
                .valueStream()
                .filter(node -> node.get("name").asString().startsWith("North"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();

        Reply reply = EALING.asks(
                "mutation ($file: FileContent!, $p: ID) { importSchedule2(file: $file, partnership: $p) { errors { code } } }",
                Map.of("file", Base64.getEncoder().encodeToString(csv(row("NEW-4"))), "p", id));

        assertThat(reply.values()).containsExactly("NOT_FOUND");
    }

    @Test
    void theTemplateComesInBothFormats() {
        Reply reply = EALING.asks(
                "{ x: schedule2Template { name mediaType } c: schedule2Template(format: CSV) { name mediaType } }");

        assertThat(reply.values())
                .containsExactly(
                        "Schedule 2.xlsx", PerformanceWorkbook.MEDIA_TYPE, "Schedule 2.csv", "text/csv;charset=utf-8");
    }

    @Test
    void aFileIsSentAsItIsToo() {
        Reply reply = upload(csv(row("NEW-5")), "text/csv; charset=utf-8", "?preview=false");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/services/0").asString()).startsWith("service-");
        assertThat(upload(csv(row("NEW-6")), "text/csv", "")
                        .json()
                        .at("/preview")
                        .asBoolean())
                .isTrue();
        assertThat(upload(csv(row("NEW-6")), "text/plain", "").status()).isEqualTo(415);
        assertThat(upload(new byte[] {1, 2}, "text/csv", "").status()).isEqualTo(422);
    }

    @Test
    void whatSomebodyElseIsSavingIsLeftAloneInWords() throws SQLException {
        send(EALING, csv(row("NEW-7")), false);
        byte[] workbook = HostileFilesFrontDoorTest.workbook();
        String named =
                "select 1 from service where authority_id = (select id from authority where slug = 'ealing') for update";
        try (Connection somebody = database.owner().getConnection();
                Statement statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute(named);

            Reply schedule = send(EALING, csv(row("NEW-7", Schedule2Column.UNITS, "14")), false);
            Reply received = EALING.sends(EALING.request("/imports/performance-workbook")
                    .header("Content-Type", PerformanceWorkbook.MEDIA_TYPE)
                    .POST(BodyPublishers.ofByteArray(workbook)));
            somebody.rollback();

            assertThat(schedule.at("/importSchedule2/errors/0/code").asString()).isEqualTo("BUSY");
            assertThat(schedule.at("/importSchedule2/errors/0/message").asString())
                    .isEqualTo("Somebody else is saving the same. Nothing was saved. Try again in a minute.");
            assertThat(received.status()).isEqualTo(409);
            assertThat(received.json().at("/errors/0/code").asString()).isEqualTo("BUSY");
        }
        assertThat(send(EALING, csv(row("NEW-7", Schedule2Column.UNITS, "14")), false)
                        .at("/importSchedule2/changes/0/what/0/before")
                        .asString())
                .isEqualTo("12");
    }

    @Test
    void onlyWhatWasPreviewedIsSaved() {
        byte[] file = csv(row("NEW-8"));
        String shown =
                send(EALING, file, true).at("/importSchedule2/fingerprint").asString();
        send(EALING, csv(row("NEW-8", Schedule2Column.UNITS, "11")), false);

        Reply late = upload(file, "text/csv", "?preview=false&asPreviewed=" + shown);
        Reply again = upload(
                file,
                "text/csv",
                "?preview=false&asPreviewed=" + late.json().at("/fingerprint").asString());

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().at("/errors/0/code").asString()).isEqualTo("CONFLICT");
        assertThat(late.json().at("/changes/0/what/0/before").asString()).isEqualTo("11");
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void aHundredMegabytesAreAnsweredInASentence() {
        for (String path : List.of("/imports/schedule-2", "/imports/performance-workbook")) {
            Reply reply = EALING.sends(EALING.request(path)
                    .header("Content-Type", PerformanceWorkbook.MEDIA_TYPE)
                    .POST(BodyPublishers.ofByteArray(new byte[100 * 1024 * 1024])));

            assertThat(reply.status()).as(path).isEqualTo(413);
            assertThat(reply.json().at("/errors/0/code").asString()).isEqualTo("FILE_TOO_LARGE");
        }
    }

    private static Reply upload(byte[] file, String type, String parameters) {
        return EALING.sends(EALING.request("/imports/schedule-2" + parameters)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private static Reply send(Viewer viewer, byte[] file, boolean preview) {
        return viewer.asks(IMPORT, Map.of("file", Base64.getEncoder().encodeToString(file), "preview", preview));
    }
}
