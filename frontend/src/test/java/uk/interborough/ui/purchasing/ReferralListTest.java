package uk.interborough.ui.purchasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.PageTest;

class ReferralListTest extends PageTest {

    @Test
    void theListShowsWhatOthersDecidedBesideAService() {
        open("referrals");

        assertThat(page())
                .contains("2 services", "Park View supported housing", "Brent River Support", "Ealing")
                .contains("1 suspended: Hounslow", "each authority decides for itself");
    }

    @Test
    void searchAndClientGroupStandInTheAddress() {
        open("referrals?q=park&group=2");
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("ReferralList ")
                        && asked.contains("contains=park")
                        && asked.contains("code={eq=2}"));
        open("referrals?group=unheard");
        assertThat(api.asked().getLast()).startsWith("ReferralList ").doesNotContain("where");
    }

    @Test
    void anEmptyListSaysWhy() {
        api.answer("ReferralList", v -> InventedAnswers.none("referralList"));
        open("referrals?q=nobody");
        assertThat(page()).contains("No services match", "Show the whole list");
        open("referrals");
        assertThat(page()).contains("no service under contract to which it refers");
    }

    @Test
    void whoReadsNoNoticesOrHasNoAuthorityHasNoList() {
        for (String role : List.of("ANALYST", "COORDINATOR")) {
            Map<String, Object> viewer = Invented.viewer();
            viewer.put("roles", List.of(role));
            if (role.equals("COORDINATOR")) {
                viewer.put("authority", null);
            }
            api.answer("Viewer", v -> Map.of("viewer", viewer));
            open("accessibility");
            open("referrals");
            assertThat(page()).contains("Page not found");
        }
    }
}
