package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Input;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedDesk;
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
        choose("ending", "UNITS_TAKEN_UP");
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
    void theLeadAddsAPartner() {
        open("quotas?view=agreement");
        press("add-partner");
        press("send-add-partner");
        assertThat(page()).contains("Choose the partner", "Enter the first day");
        select("partner", 1);
        day("startsOn", LocalDate.of(2027, 4, 1));
        day("endsOn", LocalDate.of(2027, 4, 1));
        press("send-add-partner");
        assertThat(page()).contains("The last day of the term is after its first (agreement, clause 14)");
        day("endsOn", LocalDate.of(2028, 3, 31));
        press("send-add-partner");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains(
                        "An agreement with Hounslow is made, from 1 April 2027 to 31 March 2028, to be signed by both");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("AddAgreement"));
        confirm();

        assertThat(page()).contains("The agreement with Hounslow is made, to be signed by both sides.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("AddAgreement ")
                        .contains("partner=" + Invented.id("authority", HOUNSLOW), "startsOn=2027-04-01")
                        .contains("endsOn=2028-03-31", "key="));
    }

    @Test
    void aTermThatOverlapsIsToldAtItsField() {
        api.answer(
                "AddAgreement",
                v -> Map.of(
                        "addJointAgreement",
                        Map.of(
                                "errors",
                                List.of(InventedDesk.fault(
                                        "startsOn", "IMPOSSIBLE", "Terms do not overlap", "JPA 14")))));
        open("quotas?view=agreement");
        press("add-partner");
        select("partner", 0);
        day("startsOn", LocalDate.of(2026, 12, 1));
        press("send-add-partner");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("for two years");
        confirm();
        assertThat(read(find(DateInput.class).withId("startsOn").single()))
                .contains("Terms do not overlap (agreement, clause 14)");
        is("COMMISSIONER", HOUNSLOW);
        open("quotas?view=agreement");
        assertThat(offers("add-partner")).isFalse();
    }
}
