package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.FileChoice;

class RetailPricesViewTest extends DeskPageTest {

    @Test
    void everybodyReadsTheIndexAndAdministratorsBringMonthsIn() {
        open("quotas/prices");
        assertThat(page()).contains("October 2026", "409.2", "3.1%", "Office for National Statistics");
        assertThat(find(FileChoice.class).all()).isEmpty();

        is("ADMINISTRATOR", EALING);
        open("quotas/prices");
        find(RetailPricesView.class).single().send("chaw.csv", new byte[] {1});
        assertThat(page()).contains("1 month is on record now, up to November 2026.");
    }

    @Test
    void everyFaultOfAFileIsSaidWithItsLine() {
        is("ADMINISTRATOR", EALING);
        Map<String, Object> whole =
                new HashMap<>(Map.of("field", "file", "code", "MISSING", "message", "May 2026 is left out"));
        whole.put("line", null);
        whole.put("clause", null);
        Map<String, Object> inALine = new HashMap<>(whole);
        inALine.put("line", 3);
        inALine.put("message", "Enter the index as a number");
        api.answer(
                "ImportRetailPrices",
                v -> Map.of(
                        "importRetailPrices", Map.of("retailPrices", List.of(), "errors", List.of(whole, inALine))));
        open("quotas/prices");
        find(RetailPricesView.class).single().send("chaw.csv", new byte[] {1});

        assertThat(page())
                .contains("The file has 2 faults. Nothing was saved.", "May 2026 is left out")
                .contains("Line 3: Enter the index as a number");
    }

    @Test
    void aFileWithoutNewMonthsChangesNothing() {
        is("ADMINISTRATOR", EALING);
        api.answer(
                "ImportRetailPrices",
                v -> Map.of("importRetailPrices", Map.of("retailPrices", List.of(), "errors", List.of())));
        open("quotas/prices");
        find(RetailPricesView.class).single().send("chaw.csv", new byte[] {1});

        assertThat(page()).contains("This file changes nothing");
    }
}
