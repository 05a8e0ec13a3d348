package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedDesk;
import uk.interborough.ui.preview.InventedJoint;
import uk.interborough.ui.preview.InventedReferrals;

class ReferViewTest extends DeskPageTest {

    @Test
    void aParticipantRefersByItsCentralPointAndSeesItsShareBefore() {
        is("LEAD_OFFICER", 0);
        open("quotas/refer");
        assertThat(page())
                .contains("What is left", "Share of Brent", "Over its share", "588", "546", "107.7%")
                .contains("Ealing Housing OptionsYour central point.", "Acton Outreach", "Another agency")
                .doesNotContain("Who refers?", "Quota:");
        select("service", 1);
        choose("agency", "Ealing Housing Options");
        press("make-referral");

        assertThat(page()).contains("The referral is made. It waits for Ealing.", "See the referral");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("MakeReferral ")
                        .contains(
                                "service=service-00000000-0000-7000-8000-000000000002", "agency=Ealing Housing Options")
                        .contains("key=")
                        .doesNotContain("source="));
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnceAndWhatIsEnteredIsKept() {
        open("quotas/refer");
        choose("agency", "Acton Outreach");
        enter("madeOn-day", "x");
        press("make-referral");
        assertThat(page()).contains("There is a problem", "Choose the service", "Enter the day as numbers");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("MakeReferral "));

        api.answer(
                "MakeReferral",
                v -> InventedDesk.change(
                        "makeReferral",
                        "referral",
                        null,
                        List.of(InventedDesk.fault(
                                "madeOn", "OUT_OF_RANGE", "Enter today or an earlier day", "JPA 6.1"))));
        select("service", 0);
        enter("madeOn-day", "3");
        press("make-referral");
        assertThat(page()).contains("Enter today or an earlier day (agreement, clause 6.1)");
        assertThat(find(Input.class).withId("madeOn-day").single().getValue()).isEqualTo("3");
    }

    @Test
    void theLeadEntersAReferralOfAnAuthorityThatDoesNotSignIn() {
        api.answer(
                "Authorities",
                v -> Map.of("authorities", Map.of("nodes", List.of(Map.of("id", "authority-9", "name", "Barnet")))));
        open("quotas/refer");
        assertThat(page()).contains("Who refers?", "Quota: Members that take no part", "10.9 of 60.0 unit-weeks");

        choose("source", false);
        select("service", 0);
        choose("agency", "");
        enter("agency-name", "Barnet Housing");
        press("make-referral");
        assertThat(page()).contains("Choose the authority that refers");
        ComboBox<?> source = find(ComboBox.class).withId("source-authority").single();
        pick(source);
        press("make-referral");

        assertThat(page()).contains("Accept or refuse it on its page.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("MakeReferral ")
                        .contains("source=authority-9", "agency=Barnet Housing"));
    }

    @SuppressWarnings("unchecked")
    private static void pick(ComboBox<?> source) {
        ((ComboBox<Named>) source).setValue(new Named("authority-9", null, "Barnet"));
    }

    @Test
    void whoTakesNoPartSeesItsQuotaAndTheServicesOfTheLead() {
        is("COMMISSIONER", 3);
        api.answer("JointSchemes", v -> InventedJoint.schemes(false));
        api.answer("SchemeToRefer", v -> InventedDesk.schemeToRefer(false));
        open("quotas/refer");

        assertThat(page())
                .contains("Left of the year", "60.0", "Name of the agency")
                .doesNotContain("Share of Harrow");
        assertThat(find(Select.class).withId("service").single().getValue()).isNotNull();
    }

    @Test
    void whoOnlyReadsHasNeitherButtonNorPage() {
        is("NOTICE_READER", 0);
        open("quotas?view=referrals");
        assertThat(find(RouterLink.class).withId("refer-somebody").all()).isEmpty();
        open("quotas/refer");
        assertThat(page()).contains("Page not found");

        is("COMMISSIONER", 0);
        open("quotas?view=referrals");
        assertThat(find(RouterLink.class).withId("refer-somebody").single().getHref())
                .contains("quotas/refer?scheme=joint_scheme-");
    }

    @Test
    void aBookingThatTheQuotaHasNoRoomForIsRefusedWithWhatIsLeftOrCharged() {
        api.answer("SchemeReferral", v -> InventedReferrals.waitingOfOthers());
        api.answer(
                "AcceptReferral",
                v -> Map.of(
                        "acceptReferral",
                        Map.of(
                                "errors",
                                v.containsKey("charge")
                                        ? List.of()
                                        : List.of(InventedDesk.fault(
                                                "expectedEndOn",
                                                "QUOTA_FULL",
                                                "The stay takes 4.0 unit-weeks, and of the quota's 60.0 are left 1.4",
                                                "JPA 7.2")))));
        open("quotas/referrals/referral-2");
        choose("decision", "accept");
        assertThat(page()).contains("Left this year: 10.9 of 60.0 unit-weeks; tonight 1 of 2 units in use");
        press("decide");
        assertThat(page())
                .contains("Enter the number of the unit, from 1", "Enter the departure expected: a booking needs one");
        enter("unit", "3");
        day("expectedEndOn", 20, 12, 2026);
        press("decide");
        assertThat(page()).contains("are left 1.4 (agreement, clause 7.2)", "£210.50 a unit-week, by letter HC/77");

        choose("charge", Invented.id("external_charge", 1));
        press("decide");
        assertThat(page()).contains("The referral is accepted; unit 3 is booked.");
    }
}
