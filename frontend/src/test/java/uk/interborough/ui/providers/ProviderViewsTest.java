package uk.interborough.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.PageTest;

class ProviderViewsTest extends PageTest {
    private static final String ONE = "providers/provider-1";

    @Test
    void theListIsSearched() {
        open("providers?q=alder");

        assertThat(page()).contains("1 provider", "Alder Bridge Housing", "1 Mill Lane, W3 9ZZ", "Trading");
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("ProviderList ") && asked.contains("contains=alder"));
        api.answer("ProviderList", v -> InventedAnswers.none("providers"));
        open("providers?q=nobody");
        assertThat(page()).contains("No providers match");
    }

    @Test
    void eachTabHasItsAddress() {
        open(ONE);
        assertThat(page())
                .contains("Companies House", "Park View", "1 notice is open.", "Ealing has 14 units in 2 services");
        open(ONE + "/notices");
        assertThat(page()).contains("WL-2026-0007");
        open(ONE + "/timeline");
        assertThat(page()).contains("Change of name", "Was Alder Housing", "Told of the information sharing protocol");
        open(ONE + "/unheard");
        assertThat(page()).contains("Page not found");
    }

    @Test
    void whoReadsNoNoticesSeesNoneThere() {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("roles", List.of("ANALYST"));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
        open(ONE);
        assertThat(page()).doesNotContain("notice is open");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("Notices"));
    }
}
