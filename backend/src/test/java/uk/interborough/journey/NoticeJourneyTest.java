package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.interborough.testing.Nowadays;

/** A notice from its first question to its rescission, with the keyboard alone. */
@ExtendWith(Nowadays.class)
class NoticeJourneyTest extends InChromium {
    private static final LocalDate YESTERDAY = Nowadays.today().minusDays(1);
    private static final String TEXT = "The kitchen was closed by environmental health.";

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aNoticeIsRaisedAcknowledgedCommentedOnAndRescinded(int width) {
        try (Visitor ealing = signedIn("commissioner.ealing", width);
                Visitor harrow = signedIn("commissioner.harrow", width)) {
            String reference = raise(ealing);
            acknowledge(harrow, reference);
            comment(ealing, reference);
            rescind(ealing, reference);

            harrow.goesTo("/notices/" + reference);
            harrow.sees("Closed: rescinded");
            harrow.sees("Harrow acknowledged version 1");
            assertThat(ealing.complaints()).isEmpty();
            assertThat(harrow.complaints()).isEmpty();
        }
    }

    private Visitor signedIn(String user, int width) {
        Visitor visitor = newVisitor();
        visitor.page().setViewportSize(width, 844);
        visitor.isSignedInAs(user);
        return visitor;
    }

    private static String raise(Visitor ealing) {
        Keys keys = new Keys(ealing.page());
        keys.finds("New notice");
        ealing.seesHeading("Which provider is it about?");
        keys.picks("provider", "Westering Homes");
        keys.pressesButton("Continue");
        ealing.seesHeading("Is it about the whole organisation");
        keys.chooses("scope", "The whole organisation");
        keys.chooses("nature", "Floating or visiting support");
        keys.pressesButton("Continue");
        ealing.seesHeading("What kind of concern is it?");
        keys.ticks("Closure of a business");
        keys.pressesButton("Continue");
        ealing.seesHeading("What happened, and what have you seen?");
        keys.pressesButton("Continue");
        staysWithFaults(ealing);
        keys.typesDay("eventOn", YESTERDAY.getDayOfMonth(), YESTERDAY.getMonthValue(), YESTERDAY.getYear());
        keys.types("whatHappened", TEXT);
        keys.pressesButton("Continue");
        ealing.seesHeading("What are you doing about it?");
        keys.pressesButton("Continue");
        ealing.seesHeading("Have you told the provider?");
        keys.typesDay("informedOn", YESTERDAY.getDayOfMonth(), YESTERDAY.getMonthValue(), YESTERDAY.getYear());
        keys.types("informedWhom", "Its manager");
        keys.pressesButton("Continue");
        ealing.seesHeading("Who issues it");
        keys.types("officerName", "Contracts officer");
        keys.types("officerJobTitle", "Contracts officer");
        keys.types("officerTelephone", "020 7946 0001");
        keys.types("contactName", "Contracts desk");
        keys.types("contactTelephone", "020 7946 0002");
        keys.pressesButton("Continue");
        ealing.seesHeading("When will you review it?");
        keys.pressesButton("Continue");
        ealing.seesHeading("Check your answers");
        ealing.sees(TEXT);
        keys.pressesButton("Circulate to 6 boroughs");
        ealing.seesHeading("Notice circulated");
        return ealing.page().locator(".ib-confirmation strong").textContent();
    }

    private static void staysWithFaults(Visitor ealing) {
        assertThat(ealing.page().locator(".ib-error-summary")).isFocused();
        assertThat(ealing.page()).hasTitle(Pattern.compile("^Error: .*"));
        ealing.sees("Enter the day of the event");
        ealing.sees("Say what happened");
    }

    private static void acknowledge(Visitor harrow, String reference) {
        Keys keys = new Keys(harrow.page());
        keys.finds("Notifications");
        harrow.seesHeading("Notifications");
        keys.followsLink(reference);
        harrow.seesHeading("Notice " + reference);
        assertThat(harrow.page().locator("main")).not().containsText(TEXT);
        keys.chooses("purpose", "Risk management");
        keys.pressesButton("Open the details");
        harrow.sees(TEXT);
        keys.ticks("Contacted the provider");
        keys.pressesButton("Acknowledge");
        harrow.sees("The notice is acknowledged.");
        harrow.sees("Harrow acknowledged");
    }

    private static void comment(Visitor ealing, String reference) {
        Keys keys = new Keys(ealing.page());
        keys.followsLink("Open the notice");
        ealing.seesHeading("Notice " + reference);
        ealing.sees("Contacted the provider");
        keys.pressesButton("Add the provider’s comments");
        ealing.seesHeading("What does the provider say?");
        keys.types("providerComments", "The kitchen is open again.");
        LocalDate today = Nowadays.today();
        keys.typesDay("commentedOn", today.getDayOfMonth(), today.getMonthValue(), today.getYear());
        keys.pressesButton("Continue");
        ealing.seesHeading("Check your answers");
        keys.pressesButton("Circulate to 6 boroughs");
        ealing.seesHeading("Provider’s comments circulated");
    }

    private static void rescind(Visitor ealing, String reference) {
        Keys keys = new Keys(ealing.page());
        keys.followsLink("Open the notice");
        ealing.sees("Version 2: provider’s comments");
        keys.pressesButton("Rescind it");
        ealing.seesHeading("What has changed?");
        keys.types("whatChanged", "The concern is over.");
        keys.pressesButton("Continue");
        ealing.seesHeading("Check your answers");
        keys.pressesButton("Circulate to 6 boroughs");
        ealing.seesHeading("Notice rescinded");
        keys.followsLink("Open the notice");
        ealing.seesHeading("Notice " + reference);
        ealing.sees("Closed: rescinded");
    }

    @Test
    void aDraftIsThereAgainWhenItsPageIsLoadedAgain() {
        try (Visitor ealing = signedIn("lead.ealing", 1280)) {
            ealing.goesTo("/notices/new");
            ealing.page().locator("#providerName").fill("A provider nobody knows yet");
            assertThat(ealing.page()).hasURL(Pattern.compile(".*/notices/notice-.*/draft/provider"));
            ealing.page().reload();

            assertThat(ealing.page().locator("#providerName")).hasValue("A provider nobody knows yet");
            ealing.goesTo("/notices?tab=drafts");
            ealing.sees("Draft about A provider nobody knows yet");
        }
    }

    @Test
    void theMatrixIsOneStopAndItsCellsAreReachedByTheArrowKeys() {
        try (Visitor coordinator = signedIn("coordinator", 1280)) {
            coordinator.goesTo("/notices/desk?ps=NORTH_WEST");
            coordinator.waitsForAnswers();
            Page page = coordinator.page();
            Keys keys = new Keys(page);
            keys.reaches(page.locator("ib-grid tbody tr:first-child th a"));
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("ib-grid tbody tr:first-child td:nth-child(2) :is(button, [data-cell])"))
                    .isFocused();
            page.keyboard().press("End");
            assertThat(page.locator("ib-grid tbody tr:first-child td:last-child :is(button, [data-cell])"))
                    .isFocused();
            page.keyboard().press("Home");
            page.keyboard().press("Tab");
            assertThat(page.locator("ib-grid :focus")).hasCount(0);

            page.locator("ib-grid button.ib-cell").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#trail h2")).isFocused();
            keys.pressesButton("Close");
            assertThat(page.locator("ib-grid button.ib-cell").first()).isFocused();
            assertThat(page.getByRole(AriaRole.GRID)).hasCount(1);
        }
    }
}
