package uk.interborough.ui.schedule2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.PageTest;

class Schedule2ViewTest extends PageTest {

    private static final byte[] FILE = "SPLS id".getBytes();

    @Test
    void aPreviewShowsNewChangedAndUnchanged() {
        answer(true, "a1", List.of());
        navigate(Schedule2View.class).send("services.csv", FILE);

        assertThat(page())
                .contains("Nothing is saved yet. This is what services.csv would change.")
                .containsSubsequence("New services", "1", "Changed services", "1", "Unchanged services", "1")
                .contains("“Brand New Homes” is not on record")
                .containsSubsequence("Elm House", "Brand New Homes", "1 April 2026")
                .containsSubsequence("Oak House", "Ends", "Nothing", "31 March 2027")
                .contains("A contract that ends keeps its returns")
                .contains("Save 2 services");
    }

    @Test
    void savingNamesThePreviewAndLinksToTheServices() {
        answer(true, "a1", List.of());
        navigate(Schedule2View.class).send("services.csv", FILE);
        answer(false, "a1", List.of());

        press("save-schedule-2");

        assertThat(api.asked().getLast()).contains("asPreviewed=a1").contains("preview=false");
        assertThat(page()).contains("Schedule 2 is saved").contains("1 service added, 1 changed");
    }

    @Test
    void whatChangedMeanwhileIsShownAgain() {
        answer(true, "a1", List.of());
        navigate(Schedule2View.class).send("services.csv", FILE);
        answer(true, "b2", List.of(fault("CONFLICT", "Schedule 2 has changed since the preview.", null, null)));
        press("save-schedule-2");

        assertThat(page()).contains("Schedule 2 has changed since the preview.").contains("Nothing is saved yet.");
        answer(false, "b2", List.of());
        press("save-schedule-2");
        assertThat(api.asked().getLast()).contains("asPreviewed=b2");
    }

    @Test
    void everyFaultIsShownWithItsPlace() {
        answer(
                true,
                null,
                List.of(
                        fault("NEGATIVE", "Units cannot be negative.", 3, "Units"),
                        fault("COLUMN_MISSING", "There is no column “Starts”.", null, "Starts")));
        navigate(Schedule2View.class).send("services.csv", FILE);

        assertThat(page())
                .contains("The file has 2 faults. Nothing was saved.")
                .contains("Row 3: Units cannot be negative.")
                .contains("Choose another file")
                .doesNotContain("Nothing is saved yet", "Save 2");
    }

    @Test
    void whoeverIsTooLateMayTryAgain() {
        answer(true, null, List.of(fault("BUSY", "Somebody else is saving.", null, null)));
        navigate(Schedule2View.class).send("services.csv", FILE);
        assertThat(page()).contains("Somebody else is saving.").contains("Try again");

        answer(true, "a1", List.of());
        press("again-schedule-2");

        assertThat(page()).contains("Nothing is saved yet.");
    }

    @Test
    void aFailureSaysThatNothingWasChanged() {
        api.answer(
                "ImportSchedule2",
                variables -> Map.of(
                        "errors",
                        List.of(Map.of(
                                "message", "It failed.", "extensions", Map.of("code", "INTERNAL", "traceId", "77")))));
        navigate(Schedule2View.class).send("services.csv", FILE);

        assertThat(page()).contains("nothing was changed. It failed. Reference 77.");
    }

    private void press(String id) {
        test(find(NativeButton.class).withId(id).single()).click();
    }

    private void answer(boolean preview, @Nullable String fingerprint, List<?> errors) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("preview", preview);
        payload.put("fingerprint", fingerprint);
        payload.put("errors", errors);
        payload.put("notes", List.of("“Brand New Homes” is not on record, so it is a new provider."));
        payload.put(
                "services",
                preview ? List.of() : List.of(Map.of("id", "service-1", "name", "Elm House", "splsId", "E-1")));
        payload.put(
                "changes",
                fingerprint == null
                        ? List.of()
                        : List.of(
                                change(
                                        2,
                                        "ADD",
                                        "Elm House",
                                        List.of(
                                                difference("Provider name", null, "Brand New Homes"),
                                                difference("Units", null, "12"),
                                                difference("Starts", null, "2026-04-01"))),
                                change(3, "CHANGE", "Oak House", List.of(difference("Ends", null, "2027-03-31"))),
                                change(4, "NOTHING", "Ash House", List.of())));
        api.answer("ImportSchedule2", variables -> Map.of("importSchedule2", payload));
    }

    private static Map<String, Object> change(int row, String kind, String name, List<?> what) {
        return Map.of("row", row, "kind", kind, "splsId", "E-" + row, "serviceName", name, "what", what);
    }

    private static Map<String, Object> difference(String field, @Nullable String before, String after) {
        Map<String, Object> difference = new HashMap<>();
        difference.put("field", field);
        difference.put("before", before);
        difference.put("after", after);
        return difference;
    }

    private static Map<String, Object> fault(
            String code, String message, @Nullable Integer row, @Nullable String column) {
        Map<String, Object> fault = new HashMap<>();
        fault.put("code", code);
        fault.put("message", message);
        fault.put("row", row);
        fault.put("column", column);
        fault.put("found", null);
        fault.put("expected", null);
        return fault;
    }
}
