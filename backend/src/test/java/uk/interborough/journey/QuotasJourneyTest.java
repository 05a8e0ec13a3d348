package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Joint units and quotas through the page, each figure beside what plain SQL says. */
class QuotasJourneyTest extends OneVisitor {
    private static final String SCHEME = "(select id from joint_scheme where name like 'Homeless young people%')";
    private static final String YEAR = "daterange(make_date(app.financial_year(app.today()), 4, 1), app.today())";

    @Autowired
    TestDatabase database;

    private PlainSql owner;

    @BeforeEach
    void prepare() {
        owner = PlainSql.over(database.owner());
    }

    @Test
    void anAuthoritysUseLeadsToTheNightsItIsMadeOf() {
        visitor.isSignedInAs("commissioner.brent");
        visitor.goesTo("/quotas");
        Locator rows = visitor.page().locator("#shares tbody tr");
        List<String> used = owner.values(
                "select a.name || ' ' || round(100.0 * n.used / e.entitled, 1) || '%'" + """
                 from authority a
                cross join lateral (select sum(upper(r.nights * %1$s) - lower(r.nights * %1$s)) as used from referral r
                    where r.scheme_id = %2$s and r.source_id = a.id and r.nights && %1$s) n
                cross join lateral (select sum(u.units) as entitled
                    from generate_series(lower(%1$s), upper(%1$s) - 1, interval '1 day') d
                    cross join lateral (select w.units from allocation w join scheme_schedule p on p.id = w.schedule_id
                        where w.scheme_id = %2$s and w.authority_id = a.id and p.effective_on <= d::date
                        order by p.effective_on desc, p.number desc limit 1) u) e
                where e.entitled > 0 order by a.name""".formatted(YEAR, SCHEME));
        assertThat(rows.filter(new Locator.FilterOptions().setHasNotText("No units of its own")))
                .hasCount(used.size());
        for (String authority : used) {
            String name = authority.substring(0, authority.lastIndexOf(' '));
            assertThat(rows.filter(new Locator.FilterOptions().setHasText(name)))
                    .containsText(authority.substring(name.length() + 1));
        }

        visitor.goesTo("/quotas?view=ledger");
        Locator line =
                visitor.page().locator("#ledger tbody tr").filter(new Locator.FilterOptions().setHasText("Q1, Ealing"));
        String nights = line.locator("td").nth(2).textContent() + " nights";
        line.locator("a").click();

        assertThat(visitor.page()).hasURL(Pattern.compile(".*of=ealing.*"));
        assertThat(visitor.page().locator("#referrals h2")).containsText(", " + nights);
        String q1 =
                "daterange(make_date(app.financial_year(app.today()), 4, 1), make_date(app.financial_year(app.today()), 7, 1))";
        assertThat(nights)
                .isEqualTo("%,d nights"
                        .formatted(new BigDecimal(owner.value(
                                        "select sum(upper(nights * %1$s) - lower(nights * %1$s)) from referral where scheme_id = %2$s and nights && %1$s and source_id = (select id from authority where slug = 'ealing')"
                                                .formatted(q1, SCHEME)))
                                .intValue()));
        assertThat(sum("#referrals tbody td:nth-child(7)")).isEqualTo(number(nights));
        visitor.button("Remove filter Authority: Ealing").click();
        assertThat(visitor.page().locator("#referrals tbody")).containsText("Hounslow");
    }

    @Test
    void anInvoiceSaysWhatItIsMadeOf() {
        visitor.isSignedInAs("commissioner.hounslow");
        visitor.goesTo("/quotas?view=invoices");
        Page page = visitor.page();
        List<String> invoice = owner.values(
                "select i.reference, to_char(i.total_pence / 100.0, 'FM£999,990.00'), count(l.id)::text from invoice i join invoice_line l on l.invoice_id = i.id join invoice_dispute d on d.invoice_id = i.id group by i.id limit 1");
        page.locator("#invoices")
                .getByText(invoice.getFirst(), new Locator.GetByTextOptions().setExact(true))
                .click();

        visitor.seesHeading("Invoice " + invoice.getFirst());
        assertThat(page.locator("#lines tbody tr")).hasCount(Integer.parseInt(invoice.get(2)));
        assertThat(page.locator("#lines .ib-sum")).hasText("Total " + invoice.get(1));
        assertThat(page.locator("#disputes")).containsText("Stands");
        assertThat(page.locator("#payments")).containsText("Nothing is paid yet");
        String csv = new String(visitor.downloads(visitor.button("Download as CSV")), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(1 + Integer.parseInt(invoice.get(2)));
    }

    @Test
    void theStatementEndsWithWhatIsOpen() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/quotas?view=invoices&of=hounslow");
        String open = owner.value(
                "select to_char((sum(i.total_pence) - coalesce((select sum(p.amount_pence) from invoice_payment p join invoice o on o.id = p.invoice_id where o.partner_id = i.partner_id and o.scheme_id = i.scheme_id), 0)) / 100.0, 'FM£999,990.00') from invoice i where i.partner_id = (select id from authority where slug = 'hounslow') and i.scheme_id = "
                        + SCHEME + " group by i.partner_id, i.scheme_id");
        assertThat(visitor.page()
                        .locator("#statement tbody tr")
                        .last()
                        .locator("td")
                        .last())
                .hasText(open);
        assertThat(visitor.page().locator("#statement")).containsText("Open: " + open);
    }

    @Test
    void theLeadAcceptsAReferralIntoAFreeUnit() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/quotas?view=referrals&state=waiting&of=brent");
        Page page = visitor.page();
        page.locator("#referrals tbody a").first().click();
        visitor.seesHeading("Referral by Brent");
        page.getByLabel("Accept").check();
        visitor.button("Decide").click();
        assertThat(page.locator(".ib-error-summary")).isFocused();
        visitor.sees("Enter the number of the unit");

        page.locator("#unit").fill("1");
        page.locator("#expectedEndOn-day").fill("20");
        page.locator("#expectedEndOn-month").fill("12");
        page.locator("#expectedEndOn-year").fill("2026");
        visitor.button("Decide").click();

        visitor.sees("The referral is accepted; unit 1 is booked.");
        visitor.sees("Record that somebody moved in");
        visitor.button("Record the first night").click();
        visitor.sees("The stay began on 22 November 2026.");
        visitor.sees("Record what happened");
    }

    @Test
    void aPartnerContestsAnInvoiceAndSaysHowItWasSettled() {
        String id = Viewer.as("commissioner.ealing")
                .asks(
                        "{invoices(where: {partner: {slug: {eq: \"brent\"}}, lead: {slug: {eq: \"ealing\"}}}, first: 1){nodes{id}}}")
                .at("/invoices/nodes/0/id")
                .asString();
        visitor.isSignedInAs("commissioner.brent");
        visitor.goesTo("/quotas/invoices/" + id);
        visitor.button("Contest the invoice").click();
        assertThat(visitor.page().locator(".ib-error-summary")).isFocused();
        visitor.page().locator("#because").fill("A unit too many.");
        visitor.button("Contest the invoice").click();
        visitor.sees("The invoice is contested.");
        visitor.page().locator("#settlement").fill("Agreed by telephone.");
        visitor.button("Record as settled").click();
        visitor.sees("The dispute is settled.");
        visitor.sees("Settled: Agreed by telephone.");
    }

    @Test
    void whoTakesNoPartSeesThatASchemeExistsAndItsOwnQuota() {
        visitor.isSignedInAs("commissioner.hillingdon");
        visitor.goesTo("/quotas?view=ledger");
        Page page = visitor.page();
        assertThat(page.locator("#ledger tbody")).containsText("Hillingdon");
        page.locator("vaadin-select#scheme").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Homeless young people, West London"))
                .click();

        visitor.sees("Your authority takes no part in this scheme");
        assertThat(page.locator("#quota-rows tbody tr")).hasCount(1);
        assertThat(page.locator(".ib-tabs").first().locator("a")).hasText(new String[] {"Quotas", "Referrals"});
        visitor.link("Referrals").click();
        assertThat(page).hasURL(Pattern.compile(".*view=referrals.*"));
        visitor.waitsForAnswers();
        assertThat(page.locator("main")).not().containsText("Hounslow Housing Options");
    }

    private int sum(String cells) {
        return visitor.page().locator(cells).allTextContents().stream()
                .mapToInt(QuotasJourneyTest::number)
                .sum();
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }
}
