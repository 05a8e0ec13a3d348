package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uk.interborough.circulation.NoticeWorld;
import uk.interborough.testing.Announcing;
import uk.interborough.testing.Nowadays;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Pages that lie open learn what others do, and what goes further of a notice is said on it. */
@ExtendWith(Nowadays.class)
class LiveJourneyTest extends OneVisitor {
    @Autowired
    TestDatabase database;

    private final Viewer ealing = Viewer.as("commissioner.ealing");
    private final Viewer hounslow = Viewer.as("commissioner.hounslow");
    private String notice;
    private String reference;

    @BeforeEach
    void aNoticeThatNobodyHasAcknowledged() {
        Announcing.isHeardBy(ealing);
        NoticeWorld world = new NoticeWorld(database);
        notice = world.circulated("WEST_LONDON", "ealing");
        reference = world.reference(notice);
        visitor.isSignedInAs("commissioner.ealing");
    }

    private void hounslowAcknowledges() {
        JsonNode reply = hounslow.asks(
                        "mutation($n: ID!){acknowledgeNotice(notice: $n){errors{message}}}",
                        Map.of("n", "notice-" + notice))
                .data();
        assertThat(reply.at("/acknowledgeNotice/errors")).isEmpty();
    }

    private void opensTheNotice() {
        visitor.goesTo("/notices/" + reference);
        visitor.seesHeading("Notice " + reference);
        visitor.waitsForAnswers();
    }

    @Test
    void anOpenNoticeIsBroughtUpToDateAndWhatIsBeingWrittenStays() {
        opensTheNotice();
        visitor.button("Record a challenge").click();
        Locator day = visitor.page().locator("#receivedOn-day");
        day.fill("18");

        hounslowAcknowledges();

        visitor.sees("Updated at");
        visitor.sees("Hounslow acknowledged");
        assertThat(day).hasValue("18");
        assertThat(day).isFocused();
        assertThat(visitor.page().locator("#challenge")).isVisible();
    }

    @Test
    void theDeskIsBroughtUpToDateAndTheFocusStaysOnItsCell() {
        visitor.goesTo("/notices/desk");
        visitor.waitsForAnswers();
        Locator cell = visitor.page()
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(": Hounslow, " + reference));
        cell.focus();
        Object scrolled = visitor.page().evaluate("() => window.scrollY");

        hounslowAcknowledges();

        visitor.sees("Updated at");
        assertThat(cell).containsText("Acknowledged");
        assertThat(cell).isFocused();
        assertThat(visitor.page().evaluate("() => window.scrollY")).isEqualTo(scrolled);
    }

    @Test
    void aChallengeIsRecordedByTheIssuerAndSeenByAMember() {
        opensTheNotice();
        Keys keys = new Keys(visitor.page());
        keys.pressesButton("Record a challenge");
        assertThat(visitor.page().locator(".ib-small-form h3")).isFocused();
        keys.chooses("route", "The authority’s complaints procedure");
        LocalDate today = Nowadays.today();
        keys.typesDay("receivedOn", today.getDayOfMonth(), today.getMonthValue(), today.getYear());
        keys.typesDay("dueOn", 1, 2, today.getYear() + 1);
        keys.pressesButton("Record the challenge");
        visitor.sees("The challenge is recorded.");
        assertThat(visitor.page().locator(".ib-banner-done")).isFocused();

        try (Visitor member = newVisitor()) {
            member.isSignedInAs("commissioner.hounslow");
            member.goesTo("/notices/" + reference);
            assertThat(member.page().locator("#shared-further")).containsText("To be answered");
            assertThat(member.button("Record the outcome")).hasCount(0);
        }
        byte[] form = visitor.downloads(visitor.link("Download as PDF"));
        assertThat(new String(form, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }
}
