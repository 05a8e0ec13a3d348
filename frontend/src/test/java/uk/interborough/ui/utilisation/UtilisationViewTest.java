package uk.interborough.ui.utilisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.RouterLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.access.AccessibilityView;
import uk.interborough.ui.chart.Chart;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.PageTest;

class UtilisationViewTest extends PageTest {

    @Test
    void theHeadSaysHowReturnsStand() {
        navigate(UtilisationView.class);

        assertThat(page()).contains("512 of 540 returns received, 14 late, 28 missing, 30 flagged");
        assertThat(page()).contains("28 of 540 returns have not come. Totals leave them out.");
    }

    @Test
    void eachBoroughHasATileWithItsNumberAndAChartWithItsSentence() {
        navigate(UtilisationView.class);

        assertThat(tile("EAL").getElement().getTextRecursively())
                .startsWith("Ealing")
                .endsWith("%");
        assertThat(tile("HNS").getElement().getTextRecursively()).isEqualTo("Hounslow[x]");
        assertThat(find(Chart.class).all()).hasSize(8);
        assertThat(find(Chart.class).all().get(1).sentence()).contains("the partnership.");
    }

    @Test
    void selectingATileFiltersTheServicesAndTheAddress() {
        UtilisationView view = navigate(UtilisationView.class);

        test(tile("EAL")).click();

        assertThat(view.shown().orElseThrow().boroughs()).containsExactly("EAL");
        assertThat(tile("EAL").getElement().getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(api.asked().getLast()).startsWith("Services").contains("authority-");
        assertThat(page()).contains("Borough: Ealing");
    }

    @Test
    void theAddressIsWhatIsAsked() {
        open("utilisation?b=HRW&p=2025-Q1..2026-Q2&m=kpi2&view=table");

        assertThat(page()).contains("Borough: Harrow").contains("Planned moves");
        assertThat(find(Chart.class).all()).isEmpty();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("AuthorityQuarters")
                        && asked.contains("since={")
                        && asked.contains("financialYear=2025"));
    }

    @Test
    void whatIsUnknownInTheAddressIsSaid() {
        open("utilisation?colour=blue");

        assertThat(page()).contains("left out: colour=blue").contains("604 services");
    }

    @Test
    void nothingFoundNamesTheFilterThatHelpsAndHowManyThereAreWithoutIt() {
        api.answer("Services", variables -> InventedAnswers.none("services"));
        api.answer(
                "ServiceCount",
                variables -> Map.of(
                        "services",
                        Map.of(
                                "nodes",
                                List.of(),
                                "totalCount",
                                Map.of("value", variables.toString().contains("clientGroup") ? 0 : 12))));
        open("utilisation?b=EAL&client=3&p=2025-Q1..2026-Q2");

        assertThat(page())
                .contains("No services match. Remove “Client group: People with mental health problems” to see 12.");
        assertThat(find(RouterLink.class)
                        .withText("Remove “Client group: People with mental health problems”")
                        .single()
                        .getHref())
                .contains("b=EAL")
                .doesNotContain("client");
    }

    @Test
    void whereNoSingleFilterHelpsAllAreRemoved() {
        api.answer("Services", variables -> InventedAnswers.none("services"));
        api.answer(
                "ServiceCount",
                variables -> Map.of(
                        "services",
                        Map.of(
                                "nodes",
                                List.of(),
                                "totalCount",
                                Map.of(
                                        "value",
                                        variables.toString().contains("clientGroup")
                                                        || variables.toString().contains("authority")
                                                ? 0
                                                : 604))));
        open("utilisation?b=EAL&client=3");

        assertThat(page()).contains("No services match. Remove all filters to see 604.");
    }

    @Test
    void whereNothingWasExpectedNothingIsDrawn() {
        api.answer("AuthorityQuarters", variables -> InventedAnswers.none("authorityQuarters"));
        open("utilisation");

        assertThat(page()).contains("No returns were expected").contains("604 services");
        assertThat(find(Chart.class).all()).isEmpty();
    }

    @Test
    void whereNothingIsOnRecordYetItIsSaid() {
        api.answer("Services", variables -> InventedAnswers.none("services"));
        open("utilisation");

        assertThat(page()).contains("No services are on record. They appear once Schedule 2 is imported.");
    }

    @Test
    void figuresOlderThanAQuarterAreSaidToBeOld() {
        navigate(UtilisationView.class);
        assertThat(page()).contains("last return came").doesNotContain("days old");

        navigate(AccessibilityView.class);
        api.answer("LastReturn", variables -> InventedAnswers.lastReturn(Invented.TODAY.minusDays(100)));
        navigate(UtilisationView.class);

        assertThat(page()).contains("Figures are 100 days old: no return has come since");
    }

    @Test
    void aTileThatFailsLeavesTheOthersAloneAndCanBeTriedAgain() {
        api.answer("AuthorityQuarters", variables -> failure("TIMEOUT", "Ask for a shorter period.", "4F2A"));
        navigate(UtilisationView.class);

        assertThat(page())
                .contains("We could not load the charts. Ask for a shorter period.")
                .contains("Reference 4F2A")
                .contains("604 services");

        api.answer("AuthorityQuarters", variables -> InventedAnswers.countsOnly());
        test(find(NativeButton.class).withText("Try again").single()).click();

        assertThat(page()).doesNotContain("could not load").contains("You can see counts of returns");
    }

    @Test
    void aFailureWithoutAReferenceIsGivenOne() {
        api.answer("Services", variables -> failure("INTERNAL", "Secret words.", null));
        navigate(UtilisationView.class);

        assertThat(page()).containsPattern("We could not load the services\\.Try againReference [0-9a-f]{8}");
        assertThat(page()).doesNotContain("Secret words");
    }

    private static Map<String, ?> failure(String code, String message, @Nullable String reference) {
        Map<String, Object> extensions = new HashMap<>(Map.of("code", code));
        Optional.ofNullable(reference).ifPresent(it -> extensions.put("traceId", it));
        return Map.of("errors", List.of(Map.of("message", message, "extensions", extensions)));
    }

    @Test
    void aHeaderSortsAndSaysSo() {
        navigate(UtilisationView.class);

        test(button("sort-units")).click();
        test(button("sort-units")).click();

        assertThat(api.asked().getLast()).contains("units=DESC_NULLS_LAST");
        assertThat(button("sort-units").getParent().orElseThrow().getElement().getAttribute("aria-sort"))
                .isEqualTo("descending");
    }

    @Test
    void theNextPageBeginsWhereThisOneEnds() {
        navigate(UtilisationView.class);

        test(find(NativeButton.class).withText("Next page").single()).click();

        assertThat(api.asked().getLast()).contains("after=z");
        assertThat(page()).contains("Page 2 of 13");
    }

    @Test
    void somebodyWithTwoPartnershipsBeginsWithTheLargerAndChoosesInTheAddress() {
        answerTwoPartnerships();
        open("utilisation");

        NativeButton northWest = find(NativeButton.class).withText("North West").single();
        assertThat(northWest.getElement().getAttribute("aria-pressed")).isEqualTo("false");
        test(northWest).click();

        assertThat(find(NativeButton.class)
                        .withText("North West")
                        .single()
                        .getElement()
                        .getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("AuthorityQuarters") && asked.contains("eq=partnership-2"));
    }

    @Test
    void whereRatesAreClosedCountsAreShownAndItIsSaidOnce() {
        api.answer("AuthorityQuarters", variables -> InventedAnswers.countsOnly());
        open("utilisation");

        assertThat(page())
                .containsOnlyOnce("You can see counts of returns, not figures.")
                .doesNotContain("[z]");
        assertThat(tile("EAL").getElement().getTextRecursively()).isEqualTo("Ealing64 of 65");
        assertThat(find(Chart.class).all()).isEmpty();
    }

    private void answerTwoPartnerships() {
        navigate(AccessibilityView.class);
        Map<String, Object> viewer = new HashMap<>(Invented.viewer());
        viewer.put(
                "partnerships",
                List.of(
                        Map.of("id", "partnership-2", "code", "NORTH_WEST", "name", "North West"),
                        Map.of("id", "partnership-1", "code", "WEST_LONDON", "name", "West London")));
        api.answer("Viewer", variables -> Map.of("viewer", viewer));
        api.answer(
                "PartnershipSizes",
                variables -> Map.of(
                        "viewer",
                        Map.of(
                                "partnerships",
                                List.of(
                                        Map.of(
                                                "id",
                                                "partnership-2",
                                                "services",
                                                Map.of("nodes", List.of(), "totalCount", Map.of("value", 60))),
                                        Map.of(
                                                "id",
                                                "partnership-1",
                                                "services",
                                                Map.of("nodes", List.of(), "totalCount", Map.of("value", 540)))))));
    }

    private NativeButton tile(String code) {
        return button(TileMap.tileId(code));
    }

    private NativeButton button(String id) {
        return find(NativeButton.class).withId(id).single();
    }
}
