package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A database of its own, because a journey changes what is returned. */
class JourneyTest extends OneVisitor {
    @Test
    void aWrongPasswordIsRefusedAndTheRightOneLeadsHome() {
        visitor.signsIn("commissioner.ealing", "demonstrations");
        visitor.sees("Enter a correct username and password");

        visitor.isSignedInAs("commissioner.ealing");
        visitor.seesHeading("Home – Ealing");
    }

    @Test
    void aBoroughIsChosenOnTheMapAndFollowedDownToAReturn() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation");
        Page page = visitor.page();
        page.locator("#tile-EAL").click();
        seesEalingAlone();
        page.reload();
        seesEalingAlone();

        Locator service = page.locator("#services tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Received"))
                .locator("a")
                .first();
        String name = service.textContent();
        service.click();
        visitor.seesHeading(name);
        visitor.table("Returns by quarter").locator("a").first().click();
        visitor.seesHeading("Return for 2026 to 2027 Q2");
        assertThat(visitor.table("Checks")).containsText("Is the service capacity filled in");

        page.goBack();
        visitor.seesHeading(name);
        page.goBack();
        seesEalingAlone();
    }

    private void seesEalingAlone() {
        Page page = visitor.page();
        assertThat(page).hasURL(Pattern.compile(".*/utilisation\\?(.*&)?b=EAL(&.*)?"));
        assertThat(page.locator("#tile-EAL")).hasAttribute("aria-pressed", "true");
        assertThat(visitor.button("Remove filter Borough: Ealing")).isVisible();
        assertThat(page.locator("#services tbody tr").filter(new Locator.FilterOptions().setHasNotText("Ealing")))
                .hasCount(0);
        assertThat(page.locator("#services tbody tr").first()).isVisible();
    }

    @Test
    void theTableBehindAChartHoldsTheSameFigures() {
        visitor.isSignedInAs("analyst.harrow");
        visitor.goesTo("/utilisation");
        Locator chart = visitor.page().locator(".ib-row ib-chart[rendered]");
        chart.scrollIntoViewIfNeeded();
        List<?> drawn = (List<?>) chart.evaluate(
                "chart => JSON.parse(chart.option).series.at(-1).data.map(point => String(point.value)).reverse()");

        chart.getByText("Show as table").click();

        assertThat(chart.locator("table")).isVisible();
        assertThat(chart.locator("tbody tr td:nth-child(2)").allTextContents())
                .hasSize(12)
                .isEqualTo(drawn.stream()
                        .map(value -> new BigDecimal(value.toString()).setScale(1, RoundingMode.HALF_UP) + "%")
                        .toList());
    }

    @Test
    void aChartThatWasGivenItsFiguresBeforeTheScriptWasThereIsDrawn() {
        visitor.isSignedInAs("analyst.harrow");
        visitor.goesTo("/utilisation");
        visitor.page().locator(".ib-row ib-chart[rendered]").evaluate("""
                chart => {
                  const early = document.implementation.createHTMLDocument('').createElement('ib-chart');
                  early.option = chart.option;
                  early.id = 'early';
                  document.querySelector('main').prepend(early);
                }""");

        assertThat(visitor.page().locator("#early[rendered]")).isVisible();
    }

    @Test
    void theDarkSchemeDrawsTheChartsAgain() {
        visitor.isSignedInAs("analyst.harrow");
        visitor.goesTo("/utilisation");
        Locator chart = visitor.page().locator(".ib-row ib-chart[rendered]");
        Object light = lineColour(chart);
        chart.evaluate("""
                chart => new MutationObserver(() => window.drawnAgain = chart.hasAttribute('rendered'))
                    .observe(chart, { attributes: true, attributeFilter: ['rendered'] })""");

        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        visitor.page()
                .waitForCondition(() -> visitor.page()
                        .evaluate("() => window.drawnAgain === true")
                        .equals(true));

        assertThat(lineColour(chart)).isNotEqualTo(light);
    }

    private static Object lineColour(Locator chart) {
        return chart.evaluate(
                "chart => chart.shadowRoot.querySelector('svg path[stroke-width=\"2.5\"]').getAttribute('stroke')");
    }

    @Test
    void theKeyboardReachesTheContentTheTilesAndThePointsOfAChart() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation");
        Page page = visitor.page();
        assertThat(page.locator(".ib-row ib-chart[rendered]")).isVisible();
        page.keyboard().press("Tab");
        assertThat(page.locator(".ib-skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main#content")).isFocused();

        page.locator("#tile-HRW").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#tile-EAL")).isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#tile-BEN")).isFocused();

        page.locator(".ib-row ib-chart .picture").focus();
        page.keyboard().press("End");
        assertThat(page.locator(".ib-row ib-chart [aria-live]"))
                .containsText(Pattern.compile("Q2 26/27: .* \\d+(\\.\\d)?%"));
    }
}
