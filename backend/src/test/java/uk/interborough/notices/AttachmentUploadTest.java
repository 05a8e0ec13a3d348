package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** Attachments that are sent as they are, with the rules of the mutation. */
class AttachmentUploadTest extends NoticesWork {
    private static final String PDF = "application/pdf";
    private static final int MEGABYTE = 1024 * 1024;

    private Begun draft = new Begun("", 0);

    @BeforeEach
    void aDraft() {
        draft = begin(EALING, westLondon("PROVIDER_WITHDREW"));
    }

    @Test
    void aFileLargerThanAnOperationIsAttachedWhole() {
        byte[] file = pdf(5 * MEGABYTE);
        Reply reply = EALING.sends(upload(EALING, draft, "report.pdf", PDF, file));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().at("/notice").asString()).isEqualTo(draft.id());
        assertThat(reply.json().at("/edit").asInt()).isEqualTo(draft.edit() + 1);
        assertThat(reply.json().at("/errors")).isEmpty();
        assertThat(attached()).containsExactly(String.valueOf(draft.edit() + 1), "report.pdf", "" + 5 * MEGABYTE);
        assertThat(owner.value("select sha256 = sha256(content) and length(content) = " + file.length
                        + " from notice_file where id = (select file_id from notice_attachment where notice_id = '"
                        + draft.uuid() + "')"))
                .isEqualTo("true");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInASentence() {
        for (int size : List.of(10 * MEGABYTE + 1, 50 * MEGABYTE)) {
            assertThat(refused(EALING, "a.pdf", PDF, pdf(size)))
                    .containsExactly(
                            "413", "null", "null", "file", "FILE_TOO_LARGE", "The file is larger than 10 MB", "null");
        }
        assertThat(attached()).containsExactly(String.valueOf(draft.edit()));
    }

    @Test
    void otherTypesAreRefusedWhateverTheyAreCalled() {
        for (String type :
                List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/html")) {
            Reply reply = EALING.sends(upload(EALING, draft, "a.pdf", type, pdf(100)));
            assertThat(reply.status()).as(type).isEqualTo(415);
            assertThat(reply.codes()).as(type).containsExactly("UNSUPPORTED_MEDIA_TYPE");
        }
        assertThat(refused(EALING, "a.pdf", PDF, new byte[] {'M', 'Z', 0, 3}))
                .startsWith("415", "null", "null", "file", "UNSUPPORTED_MEDIA_TYPE");
        assertThat(refused(EALING, "a.txt", PDF, pdf(100)))
                .containsExactly(
                        "422",
                        "null",
                        "null",
                        "fileName",
                        "BAD_USER_INPUT",
                        "The file is a PDF document: give it a name that ends in .pdf",
                        "null");
        assertThat(attached()).containsExactly(String.valueOf(draft.edit()));
    }

    @Test
    void anothersDraftAnswersLikeNone() {
        Begun none = new Begun(nothing("notice"), draft.edit());
        for (Viewer viewer : List.of(BRENT, WIGAN, COORDINATOR)) {
            for (byte[] file : List.of(pdf(100), pdf(10 * MEGABYTE + 1), new byte[0])) {
                Reply theirs = viewer.sends(upload(viewer, draft, "a.pdf", PDF, file));
                Reply nothing = viewer.sends(upload(viewer, none, "a.pdf", PDF, file));
                assertThat(theirs.text()).isEqualTo(nothing.text());
                assertThat(theirs.status()).isEqualTo(nothing.status());
            }
        }
        assertThat(refused(BRENT, "a.pdf", PDF, pdf(100))).startsWith("404", "null", "null", "notice", "NOT_FOUND");
        assertThat(attached()).containsExactly(String.valueOf(draft.edit()));
    }

    @Test
    void onlyWhoMayWriteGetsToTheDoor() {
        Viewer nobody = Viewer.nobody();
        assertThat(nobody.sends(upload(nobody, draft, "a.pdf", PDF, pdf(100))).status())
                .isEqualTo(401);
        Viewer analyst = Viewer.as("analyst.ealing");
        Reply reply = analyst.sends(upload(analyst, draft, "a.pdf", PDF, pdf(100)));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.codes()).containsExactly("FORBIDDEN");
    }

    @Test
    void whoStartsFromAnOlderEditIsTold() {
        save(EALING, draft, westLondon("PROVIDER_WITHDREW"), null);
        assertThat(refused(EALING, "a.pdf", PDF, pdf(100))).startsWith("409", draft.id(), "null", "edit", "CONFLICT");
        assertThat(attached()).containsExactly(String.valueOf(draft.edit() + 1));
    }

    @Test
    void theSameKeyAttachesOnce() {
        for (int i = 0; i < 2; i++) {
            assertThat(EALING.sends(upload(EALING, draft, "a.pdf", PDF, pdf(100))
                                    .header("Idempotency-Key", "one"))
                            .status())
                    .isEqualTo(200);
        }
        Reply other = EALING.sends(upload(EALING, draft, "a.pdf", PDF, pdf(101)).header("Idempotency-Key", "one"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().at("/errors/0/code").asString()).isEqualTo("KEY_REUSED");
        assertThat(attached()).containsExactly(String.valueOf(draft.edit() + 1), "a.pdf", "100");
    }

    private static HttpRequest.Builder upload(Viewer viewer, Begun draft, String name, String type, byte[] file) {
        return viewer.request("/notices/" + draft.id() + "/attachments?edit=" + draft.edit() + "&name=" + name)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file));
    }

    /** Status, and all that is said. */
    private List<String> refused(Viewer viewer, String name, String type, byte[] file) {
        Reply reply = viewer.sends(upload(viewer, draft, name, type, file));
        List<String> said = new ArrayList<>(List.of(String.valueOf(reply.status())));
        said.addAll(Reply.valuesOf(reply.json()));
        return said;
    }

    /** The draft's edit, name and size of each file. */
    private List<String> attached() {
        return EALING.asks("{notice(id:\"" + draft.id() + "\"){draft{edit attachments{nodes{name size}}}}}")
                .values();
    }

    private static byte[] pdf(int size) {
        byte[] file = new byte[size];
        Arrays.fill(file, (byte) ' ');
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 8);
        return file;
    }
}
