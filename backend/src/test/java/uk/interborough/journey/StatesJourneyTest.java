package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uk.interborough.testing.TestDatabase;

/** What is seen while figures are on their way, and when they are old, missing or cannot be had. */
@ExtendWith(OutputCaptureExtension.class)
class StatesJourneyTest extends OneVisitor {
    private static final Pattern REFERENCE = Pattern.compile("Reference ([0-9a-f]{8})");

    @Autowired
    TestDatabase database;

    @Test
    void aTileThatWaitsHasItsHeightAndAfterTwoSecondsWordsAndAnEnd() {
        obstacles.hold("Services");
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation");
        Locator waiting = visitor.page().locator("#services .ib-waiting");
        assertThat(waiting).isAttached();
        assertThat(waiting.locator(".ib-waiting-words")).hasCSS("visibility", "hidden");
        assertThat(((Number) waiting.evaluate("tile => tile.clientHeight")).intValue())
                .isGreaterThan(800);
        assertThat(visitor.page().locator(".ib-row ib-chart[rendered]")).isVisible();

        assertThat(waiting.locator(".ib-waiting-words")).hasCSS("visibility", "visible");
        assertThat(waiting).containsText("Getting the services…");
        visitor.button("Cancel").click();

        visitor.sees("You stopped this.");
        assertThat(visitor.page().locator("#services .ib-tile")).isFocused();
        obstacles.letGo("Services");
        assertThat(visitor.page().locator("#services tbody tr")).hasCount(0);

        visitor.button("Get the services").click();

        assertThat(visitor.page().locator("#services tbody tr")).hasCount(50);
    }

    @Test
    void aTileThatFailsSaysSoAloneWithAReferenceThatIsInTheLog(CapturedOutput log) throws SQLException {
        visitor.isSignedInAs("commissioner.ealing");
        String reference;
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table return_rollup in access exclusive mode");
            visitor.goesTo("/utilisation");

            visitor.sees("We could not load the charts.");
            assertThat(visitor.page().locator("#services tbody tr")).hasCount(50);
            Matcher found =
                    REFERENCE.matcher(visitor.page().locator(".ib-failure").textContent());
            assertThat(found.find()).isTrue();
            reference = found.group(1);
            connection.rollback();
        }
        assertThat(log.getAll()).contains(reference);

        visitor.button("Try again").click();

        assertThat(visitor.page().locator(".ib-row ib-chart[rendered]")).isVisible();
        assertThat(visitor.page().locator(".ib-failure")).hasCount(0);
    }

    @Test
    void aPageThatCannotBePutTogetherSaysSo(CapturedOutput log) {
        visitor.isSignedInAs("commissioner.ealing");
        obstacles.fail("Choices", "INTERNAL", "4f2a4f2a");
        visitor.losesConnections();
        visitor.goesTo("/utilisation?b=EAL");

        visitor.seesHeading("We could not show this page");
        visitor.sees("Reference 4f2a4f2a");
        assertThat(log.getAll()).contains("reference 4f2a4f2a");

        obstacles.clear();
        visitor.link("Try again").click();

        visitor.seesHeading("Utilisation");
        assertThat(visitor.page()).hasURL(Pattern.compile(".*/utilisation\\?b=EAL"));
    }

    @Test
    void whatNobodyForesawIsToldInAStripAndThePageGoesOn(CapturedOutput log) {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation?provider=provider-00000000-0000-7000-8000-000000000001");
        assertThat(visitor.page().locator("#services .ib-card")).isVisible();
        obstacles.fail("Providers", "INTERNAL", "5e5e5e5e");
        visitor.button("Table").click();

        Locator strip = visitor.page().locator(".ib-strip[role=alert]");
        assertThat(strip).containsText("Something went wrong");
        assertThat(strip).containsText("Reference 5e5e5e5e");
        assertThat(log.getAll()).contains("reference 5e5e5e5e");
        strip.getByText("Close").click();
        assertThat(strip).hasCount(0);
    }

    @Test
    void anEmptyTableNamesTheFilterThatHelpsAndLeadsThere() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation?b=HRW&client=19");
        String empty = "No services match. ";
        visitor.sees(empty);
        Locator way = visitor.page().locator("#services a");
        assertThat(way).containsText("Remove “");
        Matcher count = Pattern.compile("to see ([0-9]+)\\.")
                .matcher(visitor.page().locator("#services").textContent());
        assertThat(count.find()).isTrue();

        way.click();

        assertThat(visitor.page().locator("#services h2")).hasText(count.group(1) + " services");
        assertThat(visitor.page().locator(".ib-chips button")).hasCount(1);
    }

    @Test
    void theHeadSaysHowFarFiguresGoAndOldOnesAreCalledOld() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation");
        Locator standing = visitor.page().locator(".ib-standing");
        assertThat(standing)
                .containsText(
                        Pattern.compile("Figures to 30 September 2026 \\(2026 to 2027 Q2\\) · [0-9]+ of [0-9]+ returns"
                                + " received, .* · last return came 20 November 2026 · See each service"));
        assertThat(visitor.page().locator("main"))
                .containsText(Pattern.compile("[0-9]+ of [0-9]+ returns have not come. Totals leave them out."));

        obstacles.answer(
                "LastReturn",
                Map.of("performanceReturns", Map.of("nodes", List.of(Map.of("receivedAt", "2026-08-01T09:00:00Z")))));
        visitor.goesTo("/");

        assertThat(standing.locator(".ib-banner-warning"))
                .hasText(
                        "Figures are 113 days old: no return has come since 1 August 2026. Returns are due every quarter.");
        assertThat(standing.getByText("See each return")).hasAttribute("href", "returns");
    }

    @Test
    void somebodyWhoSeesCountsOnlyIsToldSoOnce() {
        visitor.isSignedInAs("coordinator");
        visitor.goesTo("/utilisation");

        visitor.sees("You can see counts of returns, not figures.");
        assertThat(visitor.page().getByText("You can see counts of returns, not figures."))
                .hasCount(1);
    }

    @Test
    void aLostConnectionIsToldInOurWordsAndGoesAway() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation");
        Page page = visitor.page();
        assertThat(page.locator("#services tbody tr")).hasCount(50);
        Locator strip = page.locator("vaadin-connection-indicator[role=status] .v-status-message");

        visitor.isOffline(true);
        assertThat(strip).hasText("Connection lost – trying again. What you have chosen is kept.");
        assertThat(strip).hasCSS("opacity", "1");

        visitor.isOffline(false);
        assertThat(strip).hasCSS("opacity", "0");
        page.locator("#tile-EAL").click();
        assertThat(visitor.button("Remove filter Borough: Ealing")).isVisible();
    }
}
