package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What may be attached to a draft, by its bytes; and what is said of the rest. */
class AttachmentsTest extends NoticesWork {
    private static final String OTHERS =
            "Attach a PDF document, a PNG or JPEG picture, plain text in UTF-8, a Word document (.docx) or an Excel workbook (.xlsx)";

    private Begun draft = new Begun("", 0);

    @BeforeEach
    void aDraft() {
        draft = begin(EALING, westLondon("PROVIDER_WITHDREW"));
    }

    @Test
    void filesOfEveryKindAreTaken() throws IOException {
        attach("a.pdf", "%PDF-1.7 and so on");
        attach("b.PNG", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0});
        attach("c.jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0});
        attach("d.txt", "£5 a week\r\n\tand more");
        attach("e.docx", word());
        attach("../../../x/f\u202e.xlsx", workbook());
        assertThat(EALING.asks("{notice(id:\"" + draft.id() + "\"){draft{edit attachments{nodes{name mediaType}}}}}")
                        .values())
                .containsExactly(
                        "7",
                        "a.pdf",
                        "application/pdf",
                        "b.PNG",
                        "image/png",
                        "c.jpeg",
                        "image/jpeg",
                        "d.txt",
                        "text/plain",
                        "e.docx",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "f.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @Test
    void otherFilesAreRefusedInASentence() throws IOException {
        assertThat(refusal("a.pdf", new byte[0])).isEqualTo("file INCOMPLETE The file is empty");
        assertThat(refusal("a.exe", new byte[] {'M', 'Z', 0, 3})).isEqualTo("file UNSUPPORTED_MEDIA_TYPE " + OTHERS);
        assertThat(refusal("a.txt", "£5".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("file UNSUPPORTED_MEDIA_TYPE " + OTHERS);
        assertThat(refusal("a.pdf.exe", "%PDF-1.7".getBytes()))
                .isEqualTo("fileName BAD_USER_INPUT The file is a PDF document: give it a name that ends in .pdf");
        assertThat(refusal("page.html", "<script>alert(1)</script>".getBytes()))
                .isEqualTo("fileName BAD_USER_INPUT The file is plain text: give it a name that ends in .txt");
        assertThat(refusal("a.zip", zip("letter.txt", "Dear all"))).isEqualTo("file UNSUPPORTED_MEDIA_TYPE " + OTHERS);
        assertThat(refusal("a.docx", zip("word/vbaProject.bin", "Sub")))
                .isEqualTo("file CONTAINS_MACROS The file contains macros. Save it without them");
        assertThat(EALING.asks("{notice(id:\"" + draft.id() + "\"){draft{edit attachments{nodes{name}}}}}")
                        .values())
                .containsExactly("1");
    }

    @Test
    void tenMegabytesAreTakenAndNotOneByteMore() throws AttachedFile.Refused {
        int most = 10 * 1024 * 1024;
        assertThat(AttachedFile.of(large(most), "a.pdf").kind()).isEqualTo(AttachedFile.Kind.PDF);
        assertThatThrownBy(() -> AttachedFile.of(large(most + 1), "a.pdf")).hasMessage("The file is larger than 10 MB");
    }

    @Test
    void twoFilesOfOneNameAreNot() {
        attach("a.txt", "one");
        assertThat(refusal("a.txt", "two".getBytes()))
                .isEqualTo(
                        "fileName DUPLICATE A file of this name is attached already. Remove it, or name this one otherwise");
    }

    private void attach(String name, String text) {
        attach(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void attach(String name, byte[] bytes) {
        draft = begun(WestLondonLifeTest.attach(EALING, draft, name, bytes));
    }

    private String refusal(String name, byte[] bytes) {
        JsonNode answer = WestLondonLifeTest.attach(EALING, draft, name, bytes);
        List<String> said = BadNoticesTest.said(answer);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }

    private static byte[] large(int size) {
        byte[] file = new byte[size];
        Arrays.fill(file, (byte) ' ');
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 8);
        return file;
    }

    private static byte[] word() throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Dear all");
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            workbook.createSheet("Sheet");
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] zip(String part, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
