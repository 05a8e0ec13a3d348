package uk.interborough.imports;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

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
                .build();
    }

    @Test
    void aFileSentAsItIsIsReceived() throws Exception {
        byte[] file = Workbooks.filled(blank, book -> book.item(1, QuarterItem.CAPACITY, 20));

        http.perform(upload(file).header("Idempotency-Key", "one").param("fileName", "Elm House.xlsx"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.import", startsWith("workbookImport-")))
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
            http.perform(upload(blank).contentType(form)).andExpect(status().isUnsupportedMediaType());
        }
    }

    private static MockHttpServletRequestBuilder upload(byte[] file) {
        return post("/imports/performance-workbook")
                .contentType(PerformanceWorkbook.MEDIA_TYPE)
                .content(file);
    }
}
