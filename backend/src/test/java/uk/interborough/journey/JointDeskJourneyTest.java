package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** What is done about joint units, by those who do it: referrals from beginning to end, invoices, vacancies, agencies. */
class JointDeskJourneyTest extends OneVisitor {
    private static final String SCHEME = "(select id from joint_scheme where name like 'Homeless young people%')";

    @Autowired
    TestDatabase database;

    private PlainSql owner;

    @BeforeEach
    void prepare() {
        owner = PlainSql.over(database.owner());
    }

    @Test
    void somebodyIsReferredAcceptedMovesInAndOut() {
        visitor.isSignedInAs("commissioner.brent");
        visitor.goesTo("/quotas?view=referrals");
        visitor.link("Refer somebody").click();
        visitor.seesHeading("Refer somebody");
        Page page = visitor.page();
        assertThat(page.locator("#what-is-left")).containsText("Share of Brent");
        visitor.button("Refer").click();
        assertThat(page.locator(".ib-error-summary")).isFocused();
        visitor.sees("Choose the service");
        String service = selects(page, "service").split(", ")[0];
        page.getByLabel("Brent Housing Options").check();
        visitor.button("Refer").click();
        visitor.sees("The referral is made. It waits for Ealing.");
        assertThat(page.locator(".ib-banner-done")).isFocused();
        visitor.link("See the referral").click();
        visitor.seesHeading("Referral by Brent");
        visitor.sees("Waiting");
        String address = page.url().replaceFirst("^https?://[^/]+", "");

        as("commissioner.ealing", lead -> {
            lead.goesTo(address);
            lead.page().getByLabel("Accept").check();
            lead.button("Decide").click();
            lead.sees("Enter the number of the unit, from 1");
            String unit = freeUnit(service);
            lead.page().locator("#unit").fill(unit);
            enters(lead.page(), "expectedEndOn", "20", "12", "2026");
            lead.button("Decide").click();
            lead.sees("The referral is accepted; unit " + unit + " is booked.");
            lead.button("Record the first night").click();
            lead.sees("The stay began on 22 November 2026.");
            lead.page().getByLabel("Somebody moved out").check();
            lead.button("Record").click();
            lead.sees("The stay ended on 22 November 2026.");
        });

        page.reload();
        visitor.sees("Moved out");
    }

    @Test
    void theLeadIssuesWhatIsDueAndTakesOneBack() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/quotas?view=invoices");
        Page page = visitor.page();
        List<String> due = owner.values(
                "select a.name from joint_agreement g join authority a on a.id = g.partner_id where g.scheme_id = "
                        + SCHEME + " order by a.name");
        assertThat(page.locator("#invoices-due tbody tr")).hasCount(due.size());
        page.locator("#issue-invoices").click();
        confirms(page, "Issue " + due.size() + " invoices");
        assertThat(page.locator(".ib-banner-done")).isFocused();

        List<String> issued = owner.values(
                "select i.reference || ' to ' || a.name from invoice i join authority a on a.id = i.partner_id where i.scheme_id = "
                        + SCHEME + " order by i.number desc limit " + due.size());
        issued.forEach(words -> assertThat(page.locator(".ib-banner-done")).containsText(words));
        assertThat(issued).extracting(words -> words.split(" to ")[1]).containsExactlyInAnyOrderElementsOf(due);
        String reference = issued.getFirst().split(" ")[0];
        page.locator(".ib-banner-done").getByText(reference).click();
        visitor.seesHeading("Invoice " + reference);
        page.locator("#because").fill("A unit too many.");
        visitor.button("Take the invoice back").click();
        confirms(page, "Issue the credit note");

        visitor.sees(" is issued and takes this invoice back.");
        visitor.sees("Taken back");
        assertThat(owner.value("select because from invoice where kind = 'CREDIT_NOTE' order by number desc limit 1"))
                .isEqualTo("A unit too many.");
    }

    @Test
    void aVacancyIsOfferedAnsweredAndCounted() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/quotas?view=referrals&state=vacancies");
        Page page = visitor.page();
        visitor.button("Offer a vacancy").click();
        visitor.button("Offer it").click();
        assertThat(page.locator(".ib-error-summary")).isFocused();
        String service = selects(page, "service").split(", ")[0];
        String unit = freeUnit(service);
        page.locator("#unit").fill(unit);
        visitor.button("Offer it").click();
        visitor.sees("The unit is offered.");
        String what = service + ", unit " + unit;
        assertThat(row(page, "#scheme-content", what)).containsText("Not answered");

        as("commissioner.brent", partner -> {
            partner.goesTo("/quotas?view=referrals&state=vacancies");
            opens(partner, "Answer", what);
            partner.page().getByLabel("We have nobody whom it would suit").check();
            partner.page().locator("#because").fill("Nobody waits for a place.");
            partner.button("Send the answer").click();
            partner.sees("Your answer is recorded.");
            assertThat(row(partner.page(), "#fair-access", "Brent")).containsText("1");
        });

        page.reload();
        assertThat(row(page, "#scheme-content", what)).containsText("Nobody waits for a place.");
        assertThat(Axe.faults(page)).isEmpty();
    }

    @Test
    void aPartnerDesignatesAnAgencyByWhichItCanReferAtOnce() {
        visitor.isSignedInAs("commissioner.hounslow");
        visitor.goesTo("/quotas?view=referrals&state=agencies");
        visitor.button("Designate an agency").click();
        visitor.page().locator("#name").fill("Feltham Floating Support");
        visitor.page()
                .getByLabel("An agency", new Page.GetByLabelOptions().setExact(true))
                .check();
        visitor.button("Designate it").click();
        visitor.sees("Feltham Floating Support is designated.");
        visitor.link("Refer somebody").click();
        visitor.sees("Feltham Floating Support");
        visitor.goesTo("/quotas?view=referrals&state=agencies");
        opens(visitor, "Withdraw", "Feltham Floating Support");
        visitor.button("Withdraw it").click();
        visitor.sees("Feltham Floating Support is withdrawn.");
    }

    @Test
    void theFileHoldsTheReferralsThatAreListed() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/quotas?view=referrals&state=ended&of=brent");
        Locator rows = visitor.page().locator("#referrals tbody tr");
        rows.first().waitFor();
        String csv = new String(visitor.downloads(visitor.button("Download as CSV")), StandardCharsets.UTF_8);

        assertThat(csv.lines()).hasSize(1 + rows.count());
        assertThat(csv.lines().skip(1)).allMatch(line -> line.contains("Brent"));
    }

    /** Another person at another screen, who leaves without complaint. */
    private void as(String username, Consumer<Visitor> does) {
        try (Visitor other = newVisitor()) {
            other.isSignedInAs(username);
            does.accept(other);
            assertThat(other.complaints()).isEmpty();
        }
    }

    /** Presses the button of a row. */
    private static void opens(Visitor visitor, String button, String row) {
        visitor.page()
                .locator("tr")
                .filter(new Locator.FilterOptions().setHasText(row))
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }

    private static void confirms(Page page, String answer) {
        page.getByRole(AriaRole.ALERTDIALOG)
                .or(page.getByRole(AriaRole.DIALOG))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(answer))
                .click();
    }

    private static void enters(Page page, String field, String day, String month, String year) {
        page.locator("#" + field + "-day").fill(day);
        page.locator("#" + field + "-month").fill(month);
        page.locator("#" + field + "-year").fill(year);
    }

    /** Chooses the first of a list; what it says. */
    private static String selects(Page page, String id) {
        page.locator("vaadin-select#" + id + " vaadin-select-value-button").click();
        Locator first = page.getByRole(AriaRole.OPTION).first();
        String text = first.textContent().strip();
        first.click();
        return text;
    }

    /** The first of its rows. */
    private static Locator row(Page page, String card, String text) {
        return page.locator(card + " tbody tr")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    /** A unit that nobody has from today on. */
    private String freeUnit(String service) {
        return owner.value("""
                select n::text from scheduled_service b join scheme_schedule p on p.id = b.schedule_id join service s on s.id = b.service_id
                cross join lateral generate_series(1, b.units) n
                where p.scheme_id = %s and s.name = '%s' and p.effective_on <= app.today()
                  and not exists (select from referral r where r.service_id = s.id and r.unit_number = n
                                  and r.state in ('ACCEPTED', 'STARTED') and (r.state = 'STARTED' or upper(r.nights) > app.today()))
                  and not exists (select from vacancy v where v.service_id = s.id and v.unit_number = n and v.vacant_from >= app.today())
                order by n desc limit 1""".formatted(SCHEME, service));
    }
}
