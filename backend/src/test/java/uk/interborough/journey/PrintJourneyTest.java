package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Paper holds what the screen counts. */
class PrintJourneyTest extends OneVisitor {

    @Test
    void everyRowIsOnPaperWithMarkingAndNumberOnEachSheet() throws IOException {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation?b=EAL,HRW&p=2025-Q3..2026-Q2");
        Page page = visitor.page();
        Locator heading = page.locator("#services h2");
        assertThat(heading).hasText(Pattern.compile("[0-9]+ services"));
        int total = Integer.parseInt(heading.textContent().replaceAll("\\D", ""));
        page.evaluate("window.print = () => window.printed = true");

        page.keyboard().press("Control+p");

        assertThat(page).hasURL(Pattern.compile(".*/utilisation/print\\?.*b=EAL%2CHRW.*"));
        assertThat(page.locator("main[data-ready]")).isVisible();
        assertThat(page.evaluate("window.printed")).isEqualTo(true);
        Locator rows = page.locator(".ib-print-wide tbody tr");
        assertThat(rows).hasCount(total);
        assertThat(page.locator("ib-chart svg")).hasCount(3);

        byte[] file = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        try (PDDocument pdf = Loader.loadPDF(file)) {
            PDFTextStripper stripper = new PDFTextStripper();
            String text = stripper.getText(pdf);
            String last = rows.last().locator("td").nth(1).textContent();
            assertThat(text)
                    .contains("Utilisation – West London", "Borough: Ealing; Borough: Harrow")
                    .contains("As at", "22 November 2026, 12pm", "Working for")
                    .contains("All " + total + " services are listed.")
                    .containsPattern("(?m)^" + total + " " + Pattern.quote(last.split(" ")[0]));
            for (int sheet = 1; sheet <= pdf.getNumberOfPages(); sheet++) {
                stripper.setStartPage(sheet);
                stripper.setEndPage(sheet);
                assertThat(stripper.getText(pdf))
                        .contains("OFFICIAL", "Page " + sheet + " of " + pdf.getNumberOfPages());
            }
            assertThat(pdf.getPage(0).getMediaBox().getHeight()).isGreaterThan(800);
        }
        visitor.link("Back to Utilisation").click();
        assertThat(visitor.button("Remove filter Borough: Ealing")).isVisible();
    }

    @Test
    void aPrintThatFailsSaysSoInsteadOfPrintingHalf() {
        visitor.isSignedInAs("commissioner.ealing");
        obstacles.fail("Services", "INTERNAL", "4f2a4f2a");
        visitor.goesTo("/utilisation/print?b=EAL");

        visitor.sees("We could not load all services.");
        assertThat(visitor.button("Print")).isDisabled();
        assertThat(visitor.page().locator("main[data-ready]")).hasCount(0);
    }
}
