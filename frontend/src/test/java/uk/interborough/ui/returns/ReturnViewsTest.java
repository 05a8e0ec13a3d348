package uk.interborough.ui.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.PageTest;

class ReturnViewsTest extends PageTest {

    private static final byte[] WORKBOOK = {80, 75, 3, 4};

    @Test
    void aReturnShowsInputsFiguresChecksAndWhatItReplaced() {
        open("returns/performance_return-00000000-0000-7000-8000-000000000002");

        assertThat(page())
                .contains("2 checks failed")
                .contains("1,655 of 1,820")
                .contains("[z] not applicable")
                .contains("Planned moves rest on 4 departures")
                .contains("Version 1, 14 October 2026")
                .contains("1,566");
    }

    @Test
    void missingReturnsComeFirst() {
        navigate(ReturnsView.class);

        assertThat(page()).contains("10 overdue").containsSubsequence("Missing, 32 days late", "Received");
    }

    @Test
    void aFaultyWorkbookShowsEveryFaultWithItsCell() {
        ImportView view = navigate(ImportView.class);

        view.send("EAL-0042.xlsx", WORKBOOK);

        assertThat(page())
                .contains("The workbook has 2 faults. Nothing was saved.")
                .contains("about 1,600")
                .contains("C12")
                .contains("1,911 at most");
        assertThat(api.asked().getLast()).contains("EAL-0042.xlsx");
    }

    @Test
    void aWorkbookSeenBeforeChangesNothing() {
        answerImport(List.of());
        navigate(ImportView.class).send("EAL-0042.xlsx", WORKBOOK);

        assertThat(page()).contains("This file changes nothing: it was received before.");
    }

    @Test
    void aSavedWorkbookLinksToTheReturnsItChanged() {
        answerImport(List.of(Map.of(
                "id", "performance_return-1", "version", 2, "quarter", Map.of("financialYear", 2026, "number", 1))));
        navigate(ImportView.class).send("EAL-0042.xlsx", WORKBOOK);

        assertThat(page()).contains("The workbook is saved").contains("2026 to 2027 Q1: amended, now version 2");
    }

    @Test
    void aRefusalSaysThatNothingWasChanged() {
        api.answer(
                "ImportPerformanceWorkbook",
                variables -> Map.of(
                        "errors",
                        List.of(Map.of(
                                "message",
                                "Your role may not import.",
                                "extensions",
                                Map.of("code", "FORBIDDEN", "traceId", "77")))));
        navigate(ImportView.class).send("EAL-0042.xlsx", WORKBOOK);

        assertThat(page()).contains("nothing was changed. Your role may not import. Reference 77.");
    }

    private void answerImport(List<?> returns) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("import", Map.of("financialYear", 2026, "service", Map.of("id", "service-1", "name", "Park View")));
        payload.put("performanceReturns", returns);
        payload.put("errors", List.of());
        api.answer("ImportPerformanceWorkbook", variables -> Map.of("importPerformanceWorkbook", payload));
    }
}
