package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.Viewer;

/** A Schedule 2 goes in through the page: looked at first, then saved, and never saved unseen. */
class Schedule2JourneyTest extends OneVisitor {
    private static final String RENAME = """
            mutation ($file: FileContent!) { importSchedule2(file: $file, fileName: "s.csv", preview: false) { errors { code } } }
            """;
    private static final String HEADINGS = "SPLS id,Service name,Provider name,Client group,Service type,Stage\n";
    private static final String REST = ",Journey Homes,7,Accommodation Based Service,To be commissioned\n";

    @BeforeEach
    void prepare() {
        visitor.isSignedInAs("commissioner.ealing");
    }

    @Test
    void whatWouldChangeIsShownThenSavedByKeyboard() {
        String ofAnother = REST.replace("Journey", "Keyboard");
        visitor.sendsSchedule2("J-1,Elm House" + ofAnother + "J-2,Oak House" + ofAnother);

        visitor.seesHeading("Check what would change");
        visitor.sees("“Keyboard Homes” is not on record");
        assertThat(visitor.table("New services").locator("tbody tr")).hasCount(2);
        assertThat(visitor.page().locator("h1")).isFocused();
        visitor.button("Save 2 services").focus();
        visitor.page().keyboard().press("Enter");

        visitor.seesHeading("Schedule 2 is saved");
        visitor.link("Elm House").click();
        visitor.seesHeading("Elm House");

        visitor.sendsSchedule2("J-1,Elm Lodge" + ofAnother + "J-2,Oak House" + ofAnother);
        assertThat(visitor.table("Changed services").locator("tbody tr").locator("th, td"))
                .containsText(new String[] {"Elm Lodge", "Service name", "Elm House", "Elm Lodge"});
        visitor.button("Choose another file").click();
        visitor.seesHeading("Import Schedule 2");
    }

    @Test
    void faultsComeAtOnceAndNothingIsSaved() {
        visitor.sendsSchedule2("J-3,Ash House,Journey Homes,99,,soon\n");

        visitor.sees("The file has 3 faults. Nothing was saved.");
        assertThat(visitor.page().locator(".ib-error-summary")).isFocused();
        assertThat(visitor.page()).hasTitle("Error: Import Schedule 2 – Interborough");
        assertThat(visitor.table("Faults in the file").locator("tbody tr").first())
                .containsText("Row 2");
        assertThat(visitor.button("Save")).hasCount(0);
    }

    @Test
    void whatChangedMeanwhileIsShownAgain() {
        visitor.sendsSchedule2("J-4,Yew House" + REST);
        visitor.seesHeading("Check what would change");
        Viewer.as("commissioner.ealing")
                .asks(
                        RENAME,
                        Map.of(
                                "file",
                                java.util.Base64.getEncoder()
                                        .encodeToString((HEADINGS + "J-4,Yew Lodge" + REST).getBytes())));

        visitor.button("Save 1 service").click();

        visitor.sees("Schedule 2 has changed since the preview");
        assertThat(visitor.table("Changed services")).containsText("Yew Lodge");
        visitor.button("Save 1 service").click();
        visitor.seesHeading("Schedule 2 is saved");
    }

    @Test
    void anotherFormatIsRefusedBeforeItIsSent() {
        visitor.goesTo("/schedule-2");
        visitor.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        "letter.ods", "application/vnd.oasis.opendocument.spreadsheet", new byte[] {1}));

        visitor.sees("Choose an Excel workbook (.xlsx) or a CSV file (.csv).");
    }

    @Test
    void aTemplateIsDownloaded() {
        visitor.goesTo("/schedule-2");

        assertThat(new String(visitor.downloads(visitor.link("Download CSV template"))))
                .contains("SPLS id,Service name");
        assertThat(visitor.downloads(visitor.link("Download Excel template"))).startsWith('P', 'K');
    }

    @Test
    void aLostConnectionIsToldAndTheFileCanBeSentAgain() {
        visitor.goesTo("/schedule-2");
        Page page = visitor.page();
        page.route("**/VAADIN/dynamic/**", route -> route.abort("connectionfailed"));
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("s.csv", "text/csv", (HEADINGS + "J-5,Fir House" + REST).getBytes()));
        Locator lost = page.locator("vaadin-upload-file");
        assertThat(lost).containsText("The connection was lost");
        visitor.forgets("ERR_CONNECTION_FAILED");

        page.unroute("**/VAADIN/dynamic/**");
        lost.locator("[part=retry-button]").click();

        visitor.seesHeading("Check what would change");
    }

    @Test
    void whoMayNotImportFindsNoPage() {
        visitor.close();
        visitor = newVisitor();
        visitor.isSignedInAs("analyst.ealing");

        assertThat(visitor.page().locator("vaadin-side-nav").first()).not().containsText("Import Schedule 2");
        visitor.goesNowhere("/schedule-2");
        visitor.seesHeading("Page not found");
    }
}
