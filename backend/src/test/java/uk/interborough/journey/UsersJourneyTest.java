package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** Users and tokens through the page; and what an open page does when its right is gone. */
class UsersJourneyTest extends OneVisitor {
    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    private PlainSql owner;

    @BeforeEach
    void prepare() {
        owner = PlainSql.over(database.owner());
    }

    @AfterEach
    void forget() {
        time.passes(Duration.ofSeconds(6));
    }

    @Test
    void anAdministratorMakesAUserWhoSignsInAndChoosesAPassword() {
        visitor.isSignedInAs("admin");
        visitor.goesTo("/settings/users");
        visitor.link("Create an account").click();
        Page page = visitor.page();
        visitor.button("Create account").click();
        Locator summary = page.locator(".ib-error-summary");
        assertThat(summary).isFocused();
        assertThat(summary).containsText("Choose at least one role");
        summary.getByText("Enter a user name").click();
        assertThat(page.locator("input#username")).isFocused();

        page.locator("input#name").fill("New officer");
        page.locator("input#username").fill("first.last");
        page.locator("vaadin-combo-box input").fill("Harrow");
        page.locator("vaadin-combo-box-item")
                .getByText("Harrow", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.getByLabel("Contract officer").check();
        visitor.button("Create account").click();
        visitor.sees("It will not be shown again");
        String password = page.locator(".ib-secret code").textContent();
        visitor.link("Open the account").click();
        visitor.seesHeading("New officer");
        assertThat(visitor.table("What was changed")).containsText("Role given: Contract officer");

        try (Visitor officer = newVisitor()) {
            officer.signsIn("first.last", password);
            officer.seesHeading("Change your password");
            officer.page().locator("input#current").fill(password);
            officer.page().locator("input#new").fill("a password of my own");
            officer.page().locator("input#repeated").fill("a password of my own");
            officer.button("Change password").click();
            officer.sees("Your password is changed");
            officer.link("Go to Home").click();
            officer.seesHeading("Home – Harrow");
            assertThat(officer.page()
                            .locator("vaadin-side-nav-item")
                            .filter(new Locator.FilterOptions().setHasText("Utilisation")))
                    .hasCount(1);
            assertThat(officer.page()
                            .locator("vaadin-side-nav-item")
                            .filter(new Locator.FilterOptions().setHasText("Users")))
                    .hasCount(0);
        }
    }

    @Test
    void aTokenIsShownOnceWorksAndIsRevoked() {
        visitor.isSignedInAs("lead.harrow");
        visitor.goesTo("/settings/tokens");
        Page page = visitor.page();
        page.locator("input#name").fill("Quarterly report");
        visitor.button("Create token").click();
        visitor.sees("It will not be shown again");
        Viewer program = Viewer.holding(page.locator(".ib-secret code").textContent());
        assertThat(program.asks("{viewer{username}}").values()).containsExactly("lead.harrow");

        visitor.button("Copy access token").click();
        visitor.sees("Copied");
        page.reload();
        assertThat(page.locator(".ib-secret")).hasCount(0);
        visitor.button("Revoke Quarterly report").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke token"))
                .click();
        visitor.sees("The token is revoked");
        assertThat(program.asks("{viewer{username}}").status()).isEqualTo(401);
    }

    @Test
    void whoseRoleWasTakenAwayFindsTheOpenPageGoneAtTheNextAction() {
        String role =
                "from account_role where role = 'ADMINISTRATOR' and account_id = (select id from account where username = 'coordinator')";
        owner.does(
                "insert into account_role (account_id, role) select id, 'ADMINISTRATOR' from account where username = 'coordinator'");
        visitor.isSignedInAs("coordinator");
        visitor.goesTo("/settings/users");
        visitor.sees("User name");
        owner.does("delete " + role);
        time.passes(Duration.ofSeconds(5));

        visitor.page().locator("vaadin-text-field input").fill("brent");

        visitor.seesHeading("Page not found");
        assertThat(visitor.page()
                        .locator("vaadin-side-nav-item")
                        .filter(new Locator.FilterOptions().setHasText("Users")))
                .hasCount(0);
    }

    @Test
    void whoseAccountWasDisabledIsLedFromTheOpenPageToSignIn() {
        visitor.isSignedInAs("lead.hillingdon");
        visitor.goesTo("/utilisation");
        assertThat(visitor.page().locator("#services tbody tr").first()).isVisible();
        owner.does("update account set disabled_at = now() where username = 'lead.hillingdon'");
        try {
            time.passes(Duration.ofSeconds(5));

            visitor.page().locator("#tile-EAL").click();

            assertThat(visitor.page()).hasURL(Pattern.compile(".*/login\\?ended"));
            visitor.sees("Your session has ended");
        } finally {
            owner.does("update account set disabled_at = null where username = 'lead.hillingdon'");
        }
    }
}
