package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.Matrix;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.PageTest;

class FlowsViewTest extends PageTest {

    @Test
    void hostsAreRowsSourcesColumnsAndTheNumberStandsInEachCell() {
        open("quotas/flows?year=2026");

        assertThat(read((Component) find(Matrix.class).single()))
                .contains("In the area of", "Brent", "Ealing", "9,000", "1,240", "1,200", "0");
        assertThat(page())
                .contains("Brent places most outside its area, in Ealing")
                .contains("+40", "takes in more", "−40", "sends out more")
                .contains(
                        "1 quarter of a service took more from outside than was agreed",
                        "30%",
                        "at most 20%",
                        "More than agreed");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("SchemeReferrals"));
    }

    @Test
    void referralsAreCountedInsteadOfNightsAndTheYearStandsInTheAddress() {
        open("quotas/flows?year=2025&count=referrals");

        assertThat(read((Component) find(Matrix.class).single()))
                .contains("90", "12", "9")
                .doesNotContain("9,000");
        assertThat(api.asked()).anyMatch(asked -> asked.startsWith("FlowYears") && asked.contains("year=2025"));
    }

    @Test
    void aCellLeadsToTheReferralsThatMayBeSeen() {
        open("quotas/flows?year=2026&host=ealing&source=brent");
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("SchemeReferrals")
                        && asked.contains("hostAuthority={slug={eq=ealing}}")
                        && asked.contains("source={slug={eq=brent}}"));
        assertThat(page()).contains("2 referrals of Brent", "Brent Housing Options");

        api.answer("SchemeReferrals", v -> InventedAnswers.none("referrals"));
        open("quotas/flows?year=2026&host=brent&source=harrow");
        assertThat(page()).contains("No referrals to show");
    }

    @Test
    void aYearInWhichNobodyWasPlacedSaysSo() {
        api.answer("FlowYears", v -> InventedAnswers.none("flowYears"));
        open("quotas/flows?year=2024&host=%3C&source=x");

        assertThat(page()).contains("Nobody was placed", "2024 to 2025");
    }

    @Test
    void whoBelongsToNoPartnershipHasNoPage() {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("partnerships", List.of());
        api.answer("Viewer", v -> Map.of("viewer", viewer));
        open("accessibility");
        open("quotas/flows");

        assertThat(page()).contains("Page not found");
    }
}
