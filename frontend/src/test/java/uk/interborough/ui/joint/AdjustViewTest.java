package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;

class AdjustViewTest extends DeskPageTest {

    private static final String SCHEME = String.valueOf(Invented.id("joint_scheme", 1));
    private static final String ADDRESS = "quotas/adjust?scheme=" + SCHEME;

    private void units(String authority, int number) {
        test(find(IntegerField.class).withId("units-" + authority).single()).setValue(number);
    }

    @Test
    void whoLeadsTheSchemeIsLedHereAndSeesWhatOtherSharesChange() {
        open("quotas");
        assertThat(page()).contains("Adjust shares", "Who places where");

        open(ADDRESS);
        assertThat(page())
                .contains("20 of 20 units. The shares add up.", "£50,536.20", "Not invoiced", "2026 to 2027 Q4");
        units("brent", 7);
        assertThat(page())
                .contains(
                        "21 of 20 units: 1 too many. All units stay bought", "£58,958.90", "+£8,422.70", "+£2,105.68");
        units("ealing", 8);
        assertThat(page()).contains("The shares add up.", "−£8,422.70");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("Propose"));
    }

    @Test
    void sharesAndDayComeFromTheAddressAndTheReviewFillsThemIn() {
        open(ADDRESS + "&from=2027-02-01&share=brent.4&share=hounslow.7");
        assertThat(api.asked()).anyMatch(asked -> asked.startsWith("ShareChanges") && asked.contains("2027-02-01"));
        assertThat(find(IntegerField.class).withId("units-brent").single().getValue())
                .isEqualTo(4);

        press("fill-suggested");
        assertThat(find(IntegerField.class).withId("units-brent").single().getValue())
                .isEqualTo(7);
        assertThat(find(IntegerField.class).withId("units-ealing").single().getValue())
                .isEqualTo(8);
        press("fill-before");
        assertThat(find(IntegerField.class).withId("units-ealing").single().getValue())
                .isEqualTo(9);

        open(ADDRESS + "&from=tomorrow&share=brent.x&share=.");
        assertThat(page()).contains("20 of 20 units.");
    }

    @Test
    void everyFaultIsSaidAtOnceAndWhatWasEnteredStays() {
        open(ADDRESS + "&from=2020-01-01");
        units("brent", 4);
        press("save-proposal");

        assertThat(page())
                .contains(
                        "There is a problem",
                        "Enter today or a later day",
                        "Shares must add up: 18 of 20 units: 2 too few",
                        "clause 8.2",
                        "Say why the units are to be shared otherwise");
        assertThat(find(IntegerField.class).withId("units-brent").single().getValue())
                .isEqualTo(4);
        assertThat(find(ConfirmDialog.class).exists()).isFalse();
    }

    @Test
    void aProposalIsSavedOnceItIsConfirmedAndItsPageSaysSo() {
        open(ADDRESS + "&from=2027-01-01&share=brent.7&share=ealing.8");
        test(find(TextBox.class).withId("because").single());
        find(TextBox.class).withId("because").single().setValue("Annual review of 2026.");
        press("save-proposal");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("Propose"));
        test(find(ConfirmDialog.class).single()).confirm();
        roundTrip();

        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("ProposeApportionment")
                        && asked.contains("2027-01-01")
                        && asked.contains("units=7")
                        && asked.contains("Annual review of 2026."));
        assertThat(page())
                .contains("The proposal is saved. Each partner is asked", "Proposed shares from 1 January 2027");
    }

    @Test
    void limitsOfOthersAreTriedOutOnRealStays() {
        open(ADDRESS);
        assertThat(page())
                .contains(
                        "Quotas of others",
                        "Now: 2 units at one time, 60.0 unit-weeks in a financial year.",
                        "In 2025 to 2026 nobody would have had more or fewer nights free of charge. 1 stay would have"
                                + " found no room",
                        "No quota names neighbours.");
        units("members", 3);
        assertThat(page())
                .contains(
                        "Free of charge in 2025 to 2026: Hillingdon 10 nights more. Every stay would have found room.",
                        "+10",
                        "+1.4");
        units("members", 1);
        assertThat(page()).contains("Harrow 40 nights fewer. 2 stays would have found no room", "−40", "−5.7");
        test(find(BigDecimalField.class).withId("weeks-members").single()).setValue(new BigDecimal("20.5"));
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("QuotaChanges")
                        && asked.contains("units=1")
                        && asked.contains("unitWeeks=20.5"))
                .noneMatch(asked -> asked.startsWith("Propose"));
    }

    @Test
    void limitsComeFromTheAddressAndAreProposedWithoutShares() {
        open(ADDRESS + "&from=2027-01-01&quota=members.3.60.5&quota=others.1&quota=members.x");
        assertThat(find(IntegerField.class).withId("units-members").single().getValue())
                .isEqualTo(3);
        assertThat(find(BigDecimalField.class).withId("weeks-members").single().getValue())
                .isEqualByComparingTo("60.5");
        find(TextBox.class).withId("because").single().setValue("Others need more.");
        press("save-proposal");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains(
                        "the shares stay as they are; members that take no part 3 units at one time, 60.5 unit-weeks");
        test(find(ConfirmDialog.class).single()).confirm();
        roundTrip();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("ProposeApportionment")
                        && asked.contains("quotas=[{")
                        && asked.contains("scope=WEST_LONDON")
                        && asked.contains("unitWeeks=60.5")
                        && !asked.contains("shares="));
    }

    @Test
    void everyFaultOfALimitStandsAtIt() {
        open(ADDRESS);
        find(TextBox.class).withId("because").single().setValue("Review.");
        press("save-proposal");
        assertThat(page()).contains("Change the units of two authorities at least, or a quota of others");
        units("members", 0);
        press("save-proposal");
        assertThat(page()).contains("Enter at least 1 unit (agreement, clause 7.2)");
        units("members", 21);
        api.answer(
                "ProposeApportionment",
                v -> Map.of(
                        "proposeApportionment",
                        Invented.map(
                                "proposal",
                                null,
                                "errors",
                                List.of(Map.of(
                                        "field",
                                        "quotas.0.units",
                                        "code",
                                        "IMPOSSIBLE",
                                        "message",
                                        "The scheme has 20 units.")))));
        press("save-proposal");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(find(Div.class).withId("quota-members-fault").single().getText())
                .isEqualTo("The scheme has 20 units.");
    }

    @Test
    void whatTheContractRefusesStandsAtItsField() {
        api.answer(
                "ProposeApportionment",
                v -> Map.of(
                        "proposeApportionment",
                        Invented.map(
                                "proposal",
                                null,
                                "errors",
                                List.of(Map.of(
                                        "field",
                                        "scheme",
                                        "code",
                                        "PROPOSAL_EXISTS",
                                        "message",
                                        "A proposal of this scheme is open.")))));
        open(ADDRESS + "&share=brent.7&share=ealing.8");
        find(TextBox.class).withId("because").single().setValue("Again.");
        press("save-proposal");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(page()).contains("There is a problem", "A proposal of this scheme is open.");
    }

    @Test
    void whoDoesNotLeadItOrMayNotWriteHasNoPageAndNoLink() {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("authority", Invented.authority(0));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
        open("quotas");
        assertThat(page()).contains("Who places where").doesNotContain("Adjust shares");
        open(ADDRESS);
        assertThat(page()).contains("Page not found");

        api.answer("JointSchemes", v -> InventedAnswers.none("jointSchemes"));
        open("quotas/adjust");
        assertThat(page()).contains("Page not found");
    }
}
