package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.Sessions;

/** A session ends, and nothing is lost but the sign-in. */
class SessionJourneyTest extends OneVisitor {
    private static final String LOST = "You are signed out: your session ended, here or in another window."
            + " Sign in and you will be back where you were.";

    @Autowired
    Sessions sessions;

    @Test
    void whoLosesTheSessionIsToldAndComesBackToWhereTheyWere() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation?b=EAL");
        Page page = visitor.page();
        assertThat(visitor.button("Remove filter Borough: Ealing")).isVisible();

        sessions.end();
        page.evaluate("window.dispatchEvent(new Event('focus'))"); // comes back to the window

        visitor.seesHeading("Sign in");
        visitor.sees(LOST);
        signsInHere(page, "demonstrations");
        visitor.sees("Enter a correct username and password");
        signsInHere(page, "demonstration");

        visitor.seesHeading("Utilisation");
        assertThat(visitor.button("Remove filter Borough: Ealing")).isVisible();
        assertThat(page.getByText(LOST)).hasCount(0);
    }

    @Test
    void signingOutInOneWindowActsInTheOthersAndEachComesBackToItsOwnPlace() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation?b=EAL");
        Page other = visitor.window("/returns");
        assertThat(other.locator("h1")).hasText("Returns");

        Page page = visitor.page();
        page.locator(".ib-user summary").click();
        visitor.button("Sign out").click();

        assertThat(page.locator("h1")).hasText("Sign in");
        assertThat(other.locator("main")).containsText(LOST);
        assertThat(page.getByText(LOST)).hasCount(0);

        signsInHere(page, "demonstration");

        visitor.seesHeading("Home");
        assertThat(other.locator("h1")).hasText("Returns");
        assertThat(other).hasURL(Pattern.compile(".*/returns"));
    }

    private static void signsInHere(Page page, String password) {
        page.locator("input[name=username]").fill("commissioner.ealing");
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
    }
}
