package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** Other shares are weighed up, proposed, agreed by all and applied, each by who it is for. */
class SharesJourneyTest extends OneVisitor {
    private static final String SCHEME = "(select id from joint_scheme where name like 'Homeless young people%')";

    @Autowired
    TestDatabase database;

    private PlainSql owner;

    @BeforeEach
    void prepare() {
        owner = PlainSql.over(database.owner());
    }

    @Test
    void sharesAreTriedOutProposedAgreedAndApplied() {
        List<String> before = shares();
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/quotas");
        visitor.link("Adjust shares").click();
        visitor.seesHeading("Adjust shares");
        Page page = visitor.page();
        theStandingOneIsWithdrawn(page);
        Keys keys = new Keys(page);
        Locator brent = page.locator("#units-brent input");
        keys.reaches(brent);
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#sum")).containsText("1 too many");
        keys.reaches(page.locator("#units-ealing input"));
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#sum")).containsText("The shares add up.");
        assertThat(page.locator("#shares tbody tr").filter(new Locator.FilterOptions().setHasText("Brent")))
                .containsText("+"
                        + owner.value(
                                "select to_char(u.annual_price_pence / 100.0, 'FM£999,990.00') from known.unit_prices("
                                        + SCHEME
                                        + ", '2027-01-01') u where '2027-01-01' between u.from_day and u.to_day"));
        assertThat(page).hasURL(Pattern.compile(".*/quotas/adjust\\?.*from=2027-01-01.*share=brent\\.\\d+.*"));
        keys.pressesButton("Save as proposal");
        assertThat(page.locator(".ib-error-summary")).isFocused();
        keys.types("because", "Annual review of 2026.");
        assertThat(shares()).as("nothing is saved before").isEqualTo(before);
        keys.pressesButton("Save as proposal");
        page.locator("vaadin-confirm-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save as proposal"))
                .click();
        visitor.sees("The proposal is saved.");
        visitor.seesHeading("Proposed shares from 1 January 2027");
        assertThat(page).hasURL(Pattern.compile(".*/quotas/proposals/.*"));
        String address = page.url().replaceAll("^https?://[^/]+", "");

        agrees("commissioner.brent", "Brent", address);
        assertThat(shares()).as("one has not answered").isEqualTo(before);
        agrees("commissioner.hounslow", "Hounslow", address);

        page.reload();
        visitor.sees("Agreed by all");
        page.locator("main").getByText(Pattern.compile("Schedule \\d+")).click();
        assertThat(page.locator("#schedules tbody tr").first()).containsText("Annual review of 2026.");
        assertThat(shares()).isNotEqualTo(before).contains("brent " + (units(before) + 1));
    }

    /** The demonstration has a proposal that is open; there is one at a time. */
    private void theStandingOneIsWithdrawn(Page page) {
        visitor.sees("A proposal of this scheme is open.");
        page.locator(".ib-banner a").click();
        visitor.button("Withdraw the proposal").click();
        page.locator("vaadin-confirm-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw the proposal"))
                .click();
        visitor.sees("The proposal is withdrawn.");
        visitor.goesTo("/quotas/adjust");
        visitor.seesHeading("Adjust shares");
    }

    private void agrees(String user, String authority, String address) {
        try (Visitor partner = newVisitor()) {
            partner.isSignedInAs(user);
            partner.goesTo("/quotas?view=review");
            partner.page().locator("#proposals tbody a").first().click();
            assertThat(partner.page()).hasURL(Pattern.compile(".*" + address + "$"));
            partner.page().getByLabel("Agrees").check();
            partner.button("Answer").click();
            partner.page()
                    .locator("vaadin-confirm-dialog")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Agree"))
                    .click();
            partner.sees(authority + " agrees.");
            assertThat(partner.complaints()).isEmpty();
        }
    }

    /** Whose units they are from January on. */
    private List<String> shares() {
        return owner.values(
                "select x.slug || ' ' || a.units from allocation a join authority x on x.id = a.authority_id where a.schedule_id = app.schedule_on("
                        + SCHEME + ", '2027-01-01') order by 1");
    }

    private static int units(List<String> shares) {
        return shares.stream()
                .filter(share -> share.startsWith("brent "))
                .mapToInt(share -> Integer.parseInt(share.substring("brent ".length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCellOfTheMatrixLeadsToTheReferralsBehindIt() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/quotas");
        visitor.link("Who places where").click();
        visitor.seesHeading("Who places where");
        Page page = visitor.page();
        Locator cell = page.locator("#matrix tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th", new Page.LocatorOptions().setHasText("Ealing"))))
                .locator("a[href*='source=brent']");
        assertThat(cell)
                .containsText(
                        owner.value(
                                "select to_char(nights, 'FM999,999') from flow_year_rollup where year = app.financial_year(app.today()) and host_id = (select id from authority where slug = 'ealing') and source_id = (select id from authority where slug = 'brent')"));
        cell.click();
        assertThat(page).hasURL(Pattern.compile(".*host=ealing&source=brent.*"));
        assertThat(page.locator("#referrals-behind tbody tr")).not().hasCount(0);
        page.locator("#referrals-behind tbody a").first().click();
        visitor.seesHeading("Referral by Brent");
    }
}
