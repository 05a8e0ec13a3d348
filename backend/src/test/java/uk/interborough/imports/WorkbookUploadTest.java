package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import uk.interborough.security.Identity;

@Tag("database")
class WorkbookUploadTest {
    private static byte[] blank;
    private static MockMvc http;

    @BeforeAll
    static void aServiceToReportOn() {
        ImportDatabase world = new ImportDatabase();
        ImportDatabase.Officer officer = world.officer("ealing", "CONTRACT_OFFICER");
        UUID service = world.service("0001", "ABS", "SHORT_TERM", 20, 100);
        blank = officer.download(service);
        http = MockMvcBuilders.standaloneSetup(new WorkbookUpload(officer.imports))
                .addFilters(new UploadConfiguration().workbooksOnly())
                .build();
    }

    @Test
    void aFileSentAsItIsIsReceived() throws Exception {
        byte[] file = Workbooks.filled(blank, book -> book.item(1, QuarterItem.CAPACITY, 20));

        http.perform(upload(file).header("Idempotency-Key", "one").param("fileName", "Elm House.xlsx"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.import", startsWith("workbook-import-")))
                .andExpect(jsonPath("$.performanceReturns.length()").value(1))
                .andExpect(jsonPath("$.errors").isEmpty());
    }

    @Test
    void faultsAreAnsweredWithSheetAndCell() throws Exception {
        byte[] file = Workbooks.filled(blank, book -> book.item(1, QuarterItem.CAPACITY, -20));

        http.perform(upload(file))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.import").isEmpty())
                .andExpect(jsonPath("$.errors[0].field").value("file"))
                .andExpect(jsonPath("$.errors[0].code").value("NEGATIVE"))
                .andExpect(jsonPath("$.errors[0].sheet").value("Q1"))
                .andExpect(jsonPath("$.errors[0].cell").value("C6"))
                .andExpect(jsonPath("$.errors[0].found").value("-20"));
    }

    @Test
    void aFileOverTheLimitIsTooLarge() throws Exception {
        http.perform(upload(new byte[WorkbookFile.MOST_BYTES + 1]))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.errors[0].code").value("FILE_TOO_LARGE"));
    }

    @Test
    void formsAreRefused() throws Exception {
        for (MediaType form : new MediaType[] {
            MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED, MediaType.TEXT_PLAIN
        }) {
            http.perform(upload(blank).contentType(form))
                    .andExpect(status().isUnsupportedMediaType())
                    .andExpect(jsonPath("$.errors[0].extensions.code").value("UNSUPPORTED_MEDIA_TYPE"));
        }
    }

    @Test
    void aTokenThatOnlyReadsIsRefused() {
        enter(false);

        assertThatThrownBy(() -> http.perform(upload(blank))).hasCauseInstanceOf(AccessDeniedException.class);
    }

    @BeforeEach
    void somebodyWhoMayWrite() {
        enter(true);
    }

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    private static void enter(boolean mayWrite) {
        Identity identity =
                new Identity(new UUID(0, 0), "officer", "Officer", null, List.of(), Set.of(), false, mayWrite);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(identity, null, List.of()));
    }

    private static MockHttpServletRequestBuilder upload(byte[] file) {
        return post("/imports/performance-workbook")
                .servletPath("/imports/performance-workbook")
                .contentType(PerformanceWorkbook.MEDIA_TYPE)
                .content(file);
    }
}
