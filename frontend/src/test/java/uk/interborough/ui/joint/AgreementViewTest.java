package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedShares;

class AgreementViewTest extends DeskPageTest {

    private static final String ADDRESS = "quotas/agreements/" + Invented.id("joint_agreement", 1);
    private static final String SCHEME = "?scheme=" + Invented.id("joint_scheme", 1);

    private void signedInFor(int authority, String role) {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("authority", Invented.authority(authority));
        viewer.put("roles", List.of(role));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
    }

    private void confirm() {
        test(find(ConfirmDialog.class).single()).confirm();
    }

    private void day(String field, @Nullable LocalDate day) {
        find(DateInput.class).withId(field).single().show(day);
    }

    @SuppressWarnings("unchecked")
    private void chooses(String value) {
        ((ChoiceGroup<String>) find(ChoiceGroup.class).single()).choose(Set.of(value));
    }

    @Test
    void thePartnerSignsAndASignatureStays() {
        signedInFor(0, "LEAD_OFFICER");
        open(ADDRESS);
        assertThat(page())
                .contains("Not signed by both", "Not yet", "Sign for Brent")
                .doesNotContain("End it before");
        day("signedOn", null);
        press("sign");
        assertThat(page()).contains("Enter the day of signature", "Enter who signed, with office");
        assertThat(find(ConfirmDialog.class).exists()).isFalse();

        day("signedOn", LocalDate.of(2026, 11, 20));
        find(Input.class).withId("signatory").single().setValue("Director of housing");
        press("sign");
        api.answer("JointAgreement", v -> Map.of("jointAgreement", InventedShares.agreement("2026-11-20")));
        confirm();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("SignAgreement")
                        && asked.contains("signedOn=2026-11-20")
                        && asked.contains("version=2"));
        assertThat(page())
                .contains("The agreement is signed for Brent.", "20 November 2026, Director of housing")
                .doesNotContain("Who signed, with office");
    }

    @Test
    void thePartnerSaysWhatItsInvoicesCarry() {
        signedInFor(0, "CONTRACT_OFFICER");
        open(ADDRESS);
        find(Input.class).withId("purchaseOrder").single().setValue("");
        find(Input.class).withId("costCode").single().setValue("HS1");
        press("save-references");
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("UpdateAgreement")
                        && asked.contains("costCode=HS1")
                        && !asked.contains("purchaseOrder"));
        assertThat(page()).contains("Invoices from now on carry what you entered.");
    }

    @Test
    void theLeadEndsAnAgreementWithItsReason() {
        open(ADDRESS);
        assertThat(page()).contains("End it before its term").doesNotContain("Sign for", "On invoices to you");
        press("end-agreement");
        assertThat(page()).contains("Enter the last day in force", "Choose why the agreement ends");

        day("endedOn", LocalDate.of(2026, 12, 31));
        chooses("UNITS_TAKEN_UP");
        press("end-agreement");
        api.answer(
                "EndAgreement",
                v -> Map.of(
                        "endJointAgreement",
                        Map.of(
                                "errors",
                                List.of(Map.of(
                                        "field",
                                        "endedOn",
                                        "code",
                                        "IMPOSSIBLE",
                                        "message",
                                        "Its units are not taken up.")))));
        confirm();
        assertThat(page()).contains("There is a problem", "Its units are not taken up.");
        api.reset();
        press("end-agreement");
        confirm();
        assertThat(api.asked()).anyMatch(asked -> asked.startsWith("EndAgreement") && asked.contains("UNITS_TAKEN_UP"));
        assertThat(page()).contains("The agreement ends on 31 December 2026.");
    }

    @Test
    void whoReadsOnlyOrIsNoPartyIsAskedNothing() {
        for (String role : List.of("ANALYST", "PROVIDER")) {
            signedInFor(0, role);
            open("accessibility");
            open(ADDRESS);
            assertThat(page())
                    .contains("Agreement with Brent")
                    .doesNotContain("Sign it", "On invoices to you", "End it");
        }
        signedInFor(5, "COMMISSIONER");
        open("accessibility");
        open(ADDRESS);
        assertThat(page()).doesNotContain("Sign it", "On invoices to you", "End it");
        open("quotas?view=agreement");
        assertThat(page()).doesNotContain("Renew the scheme", "End the scheme", "Vary the scheme");
        open("quotas/change/renew" + SCHEME);
        assertThat(page()).contains("Page not found");
    }

    @Test
    void theLeadRenewsTheScheme() {
        open("quotas?view=agreement");
        assertThat(page()).contains("Vary the scheme", "Renew the scheme", "End the scheme");

        open("quotas/change/renew" + SCHEME);
        press("change-scheme");
        assertThat(page()).contains("Say why, for all participants");
        day("endsOn", LocalDate.of(2030, 3, 31));
        find(Input.class).withId("annualPrice").single().setValue("£8,500.00");
        find(TextBox.class).withId("because").single().setValue("All want to go on.");
        press("change-scheme");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("Until 31 March 2030", "a unit costs £8,500.00 a year");
        confirm();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("RenewScheme")
                        && asked.contains("endsOn=2030-03-31")
                        && asked.contains("annualPrice=8500.00")
                        && !asked.contains("allocations"));
        assertThat(page()).contains("The scheme is renewed.", "See the agreements and schedules");
    }

    @Test
    void theLeadEndsTheSchemeWithItsReason() {
        open("quotas/change/end" + SCHEME);
        press("change-scheme");
        assertThat(page()).contains("Enter the last day of the scheme", "Choose why the scheme ends", "Say why");
        day("endedOn", LocalDate.of(2027, 3, 31));
        chooses("PROVIDER_CEASED");
        find(TextBox.class).withId("because").single().setValue("The provider closed.");
        press("change-scheme");
        confirm();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("EndScheme")
                        && asked.contains("version=3")
                        && asked.contains("PROVIDER_CEASED"));
        assertThat(page()).contains("The scheme ends on 31 March 2027.");
    }

    @Test
    void theLeadVariesTheSchemeAndIsToldWhatDiffers() {
        open("quotas/change/vary" + SCHEME);
        day("effectiveOn", LocalDate.of(2027, 1, 1));
        find(TextBox.class).withId("because").single().setValue("Review.");
        press("change-scheme");
        assertThat(page()).contains("nothing differs from before");
        find(IntegerField.class).withId("allocations-0").single().setValue(8);
        find(IntegerField.class).withId("allocations-1").single().setValue(1);
        press("change-scheme");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("Ealing 9 to 8 units", "Brent 0 to 1 unit");
        confirm();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("AppendSchedule")
                        && asked.contains("kind=REAPPORTIONMENT")
                        && asked.contains("after=2"));
        assertThat(page()).contains("The schedule is appended and holds from 1 January 2027.");
    }

    @Test
    void noSuchChangeIsNotFound() {
        open("quotas/change/sell" + SCHEME);
        assertThat(page()).contains("Page not found");
    }
}
