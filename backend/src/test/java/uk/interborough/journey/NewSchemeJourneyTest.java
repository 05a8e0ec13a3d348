package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Viewer;

/** A scheme is begun by its lead without a mouse, and the agreements with its partners are there to be signed. */
class NewSchemeJourneyTest extends OneVisitor {
    private static final String EALING = "commissioner.ealing";
    private static final String NAME = "Young parents, Acton";

    @Test
    void theLeadBeginsASchemeByTheKeyboard() {
        JsonNode service = service();
        int units = service.at("/units").asInt();
        List<String> before = made();
        visitor.isSignedInAs(EALING);
        visitor.goesTo("/quotas");
        Page page = visitor.page();
        Keys keys = new Keys(page);
        keys.followsLink("New scheme");
        visitor.seesHeading("New scheme");
        keys.pressesButton("Check and begin the scheme");
        assertThat(page.locator(".ib-error-summary")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#name")).isFocused();

        page.keyboard().type(NAME);
        keys.selects("clientGroup", "Young people at risk");
        keys.typesDay("startsOn", 1, 4, 2027);
        keys.picks("service-0", service.at("/name").asString());
        assertThat(page.locator("#service-units-0 input")).hasValue(String.valueOf(units));
        anotherRowComesAndGoes(page, keys);
        gives(keys, page, "ealing", units - 3);
        gives(keys, page, "brent", 1);
        assertThat(page.locator("#sum"))
                .hasText("Services %d units, authorities %d: 2 left to share.".formatted(units, units - 2));
        gives(keys, page, "hounslow", 2);
        assertThat(page.locator("#sum")).containsText("they add up.");
        keys.types("annualPrice", "8060.00");
        keys.selects("rpiMonth", "September");
        keys.chooses("rpiMethod", "By index");
        keys.chooses("rpiFloor", "No, it stays");
        assertThat(page.locator("#uplift-effect")).containsText("By it £8,060.00 would become £");
        keys.types("because", "Joint tender of 2026.");
        assertThat(Axe.faults(page)).isEmpty();
        assertThat(made()).as("nothing is made before").isEqualTo(before);
        keys.pressesButton("Check and begin the scheme");
        Locator confirm = page.locator("vaadin-confirm-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Begin the scheme"));
        assertThat(confirm).isFocused();
        page.keyboard().press("Enter");

        visitor.sees(NAME + " begins on 1 April 2027.");
        assertThat(page.locator(".ib-banner-done")).isFocused();
        assertThat(page).hasURL(Pattern.compile(".*/quotas\\?(?=.*scheme=joint-scheme-).*view=agreement.*"));
        assertThat(page.locator("#agreements tbody tr")).hasCount(2);
        assertThat(page.locator("#agreements")).containsText("Not signed by both");
        assertThat(page.locator("#schedules")).containsText("RPI of September, by index, never down");
        assertThat(made())
                .hasSize(before.size() + 1)
                .contains(
                        "2027-04-01 by ealing, brent until 2029-03-31, hounslow until 2029-03-31, brent 1, ealing %d, hounslow 2, %d of %s at 8060.00, 9 INDEX_RATIO NO_DECREASE"
                                .formatted(units - 3, units, service.at("/name").asString()));
    }

    /** The focus goes to the row that comes, and back to the button when it goes. */
    private static void anotherRowComesAndGoes(Page page, Keys keys) {
        keys.pressesButton("Add another service");
        assertThat(page.locator("#service-1 input")).isFocused();
        keys.pressesButton("Remove service 2");
        assertThat(page.locator("#add-service")).isFocused();
    }

    private static void gives(Keys keys, Page page, String authority, int units) {
        keys.reaches(page.locator("#units-" + authority + " input"));
        page.keyboard().type(String.valueOf(units));
    }

    /** One of Ealing's that nobody buys together yet. */
    private static JsonNode service() {
        return Viewer.as(EALING).asks("""
                        {services(where: {authority: {slug: {eq: "ealing"}}, stage: {eq: EXISTING}, units: {gte: 6}}, orderBy: [{units: DESC}, {name: ASC}], first: 1) {
                          nodes {name units}}}""").at("/services/nodes/0");
    }

    /** What was made, as GraphQL tells it. */
    private static List<String> made() {
        JsonNode schemes = Viewer.as(EALING).asks("""
                        query ($name: String!) {jointSchemes(where: {name: {eq: $name}}) {nodes {
                          startsOn lead {slug}
                          agreements(orderBy: [{partner: {name: ASC}}], first: 9) {nodes {partner {slug} endsOn}}
                          allocations(orderBy: [{authority: {name: ASC}}], first: 9) {nodes {authority {slug} units}}
                          schedules(first: 9) {nodes {annualPrice rpiMonth rpiMethod rpiFloor services(first: 9) {nodes {units service {name}}}}}
                        }}}""", Map.of("name", NAME)).at("/jointSchemes/nodes");
        return schemes.valueStream().map(NewSchemeJourneyTest::words).toList();
    }

    private static String words(JsonNode scheme) {
        StringBuilder words = new StringBuilder("%s by %s"
                .formatted(
                        scheme.at("/startsOn").asString(),
                        scheme.at("/lead/slug").asString()));
        scheme.at("/agreements/nodes")
                .forEach(each -> words.append(", %s until %s"
                        .formatted(
                                each.at("/partner/slug").asString(),
                                each.at("/endsOn").asString())));
        scheme.at("/allocations/nodes")
                .forEach(each -> words.append(", %s %d"
                        .formatted(
                                each.at("/authority/slug").asString(),
                                each.at("/units").asInt())));
        scheme.at("/schedules/nodes").forEach(schedule -> {
            schedule.at("/services/nodes")
                    .forEach(each -> words.append(", %d of %s"
                            .formatted(
                                    each.at("/units").asInt(),
                                    each.at("/service/name").asString())));
            words.append(" at %.2f, %d %s %s"
                    .formatted(
                            schedule.at("/annualPrice").asDouble(),
                            schedule.at("/rpiMonth").asInt(),
                            schedule.at("/rpiMethod").asString(),
                            schedule.at("/rpiFloor").asString()));
        });
        return words.toString();
    }
}
