package uk.interborough.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAccreditation;
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
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("Notices") || asked.startsWith("Purchasing"));
    }

    @Test
    void accreditationSaysWhereItStandsAndWhatIsBeforeTheSubGroup() {
        open(ONE + "/accreditation");

        assertThat(page())
                .contains("Accredited for the whole of West London, with conditions to meet.")
                .contains("15 January 2027", "Lapses in 54 days", "Lead authorityHounslow", "Leads today")
                .contains("Send audited accounts of the last year.", "Not met yet", "Met", "SP/ACC/050/3")
                .contains("Concern under P 6.2(7)", "From notice WL-2026-0007", "On no agenda yet", "94 days")
                .contains("Accredited before, accredited with conditions after.", "The accounts are late.");
        assertThat(find(RouterLink.class).all()).anyMatch(link -> link.getHref().equals("notices/WL-2026-0007"));
    }

    @Test
    void whatFailsHoldsForTheRegion() {
        for (String state : List.of("REFUSED", "WITHDRAWN")) {
            api.answer("Accreditation", v -> Map.of("provider", InventedAccreditation.of(state)));
            open(ONE + "/accreditation");
            assertThat(page())
                    .contains("That holds for the region as a whole: every authority of West London.")
                    .doesNotContain("Lapses in");
            open(ONE);
        }
    }

    @Test
    void aProviderThatNeverAppliedIsSaidToBeSo() {
        api.answer("Accreditation", v -> Map.of("provider", InventedAccreditation.none()));
        open(ONE + "/accreditation");

        assertThat(page())
                .contains("has not applied for accreditation", "Nothing about it is to be decided.")
                .contains("No authority was named.", "Nothing has been decided.");
    }

    @Test
    void onesOwnDecisionStandsBeforeThatOfOthers() {
        open("accessibility");
        open(ONE);

        assertThat(page())
                .containsSubsequence("Purchasing", "Ealing", "Park View", "Suspended: no new placements", "Hounslow")
                .containsSubsequence("Each authority decides for itself", "Hounslow", "Notice WL-2026-0007", "Ended");
        api.answer("PurchasingStatuses", v -> InventedAnswers.none("purchasingStatuses"));
        open("accessibility");
        open(ONE);
        assertThat(page()).contains("No decision of yours stands against buying.", "None has told of a decision.");
    }
}
