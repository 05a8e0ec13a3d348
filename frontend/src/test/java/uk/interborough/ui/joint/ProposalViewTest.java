package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.InventedQuotas;
import uk.interborough.ui.preview.InventedShares;

class ProposalViewTest extends DeskPageTest {

    private static final String ADDRESS = "quotas/proposals/" + Invented.id("apportionment_proposal", 1);

    private void signedInFor(int authority, String role) {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("authority", Invented.authority(authority));
        viewer.put("roles", List.of(role));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
    }

    @SuppressWarnings("unchecked")
    private void answers(String answer) {
        ((ChoiceGroup<String>) find(ChoiceGroup.class).single()).choose(Set.of(answer));
    }

    @Test
    void theReviewHoldsUseSuggestionsAgenciesAndProposals() {
        open("quotas?view=review&year=2026");

        assertThat(page())
                .contains("The use of 2026 to 2027 suggests other shares", "14 made", "11 accepted, 2 refused")
                .contains("+1", "as now", "−£8,422.70", "£346.98", "116.7%")
                .contains("Shares from 1 January 2027", "Brent 7 (+1)", "1 of 3 agree", "Answers are awaited")
                .contains("Brent Housing Options", "Adjust shares");
    }

    @Test
    void aSchemeWithoutReviewAndProposalsSaysSo() {
        api.answer(
                "SchemeReviews",
                v -> Invented.map(
                        "schemeReviews", Map.of("nodes", List.of()), "agencyReviews", Map.of("nodes", List.of())));
        api.answer("ApportionmentProposals", v -> InventedAnswers.none("apportionmentProposals"));
        open("quotas?view=review");
        assertThat(page()).contains("Nothing to review yet", "No other shares were proposed yet");

        signedInFor(0, "COMMISSIONER");
        open("accessibility");
        open("quotas?view=review");
        assertThat(page()).contains("Ealing has not proposed other shares yet").doesNotContain("Adjust shares");
    }

    @Test
    void theLeadSeesEachAnswerAndWithdraws() {
        open(ADDRESS);
        assertThat(page())
                .contains(
                        "Proposed shares from 1 January 2027",
                        "Annual review of 2026.",
                        "Agrees",
                        "Awaited",
                        "+£2,105.68")
                .doesNotContain("Answer for");

        press("withdraw-proposal");
        api.answer(
                "ApportionmentProposal",
                v -> Map.of("apportionmentProposal", InventedShares.proposal("WITHDRAWN", null)));
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(page()).contains("The proposal is withdrawn.", "Withdrawn").doesNotContain("Withdraw it");
    }

    @Test
    void quotasAreShownBeforeAndAfterWithWhatTheyWouldHaveChanged() {
        Map<String, Object> proposal = InventedShares.proposal("OPEN", null);
        proposal.put(
                "quotas",
                Map.of("nodes", List.of(InventedQuotas.proposed(1, null, 2), InventedQuotas.proposed(3, null, null))));
        api.answer("ApportionmentProposal", v -> Map.of("apportionmentProposal", proposal));
        open(ADDRESS);
        assertThat(page())
                .contains(
                        "Proposed shares and quotas from 1 January 2027",
                        "Members that take no part",
                        "2 units at one time, on every night of the year",
                        "1 unit at one time, on every night of the year",
                        "Harrow 40 nights fewer",
                        "No quota",
                        "Hillingdon 10 nights more",
                        "The shares and quotas stay as they are");
        api.answer("ApportionmentProposals", v -> Map.of("apportionmentProposals", Map.of("nodes", List.of(proposal))));
        open("quotas?view=review");
        assertThat(page())
                .contains("Shares and quotas from 1 January 2027", "; members that take no part 1 unit at one time");
    }

    @Test
    void thePaperForTheJointBoardIsAFile() {
        open(ADDRESS);
        assertThat(find(Anchor.class).withId("paper").single().getText()).isEqualTo("Paper for the joint board (PDF)");
    }

    @Test
    void aPartnerObjectsInWordsOnly() {
        signedInFor(5, "CONTRACT_OFFICER");
        open(ADDRESS);
        assertThat(page()).contains("Answer for Hounslow").doesNotContain("Withdraw it");
        press("answer-proposal");
        assertThat(page()).contains("Choose whether your authority agrees or objects");
        answers("OBJECTED");
        press("answer-proposal");
        assertThat(page()).contains("Say why your authority objects", "clause 13");

        find(TextBox.class).withId("words").single().setValue("We need six.");
        press("answer-proposal");
        api.answer(
                "ApportionmentProposal",
                v -> Map.of("apportionmentProposal", InventedShares.proposal("OBJECTED", "OBJECTED")));
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(api.asked()).anyMatch(asked -> asked.startsWith("AnswerProposal") && asked.contains("We need six."));
        assertThat(page())
                .contains("Hounslow objects.", "Objected to", "We need six.")
                .doesNotContain("Answer for");
    }

    @Test
    void whatAllAgreedToIsApplied() {
        signedInFor(5, "HEAD_OF_SERVICE");
        open(ADDRESS);
        answers("AGREED");
        press("answer-proposal");
        api.answer(
                "ApportionmentProposal",
                v -> Map.of("apportionmentProposal", InventedShares.proposal("AGREED", "AGREED")));
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(page()).contains("Hounslow agrees.", "Agreed by all", "Schedule 4");
    }

    @Test
    void whoOnlyReadsOrHasAnsweredIsAskedNothing() {
        signedInFor(5, "ANALYST");
        open(ADDRESS);
        assertThat(page()).contains("Shares and answers").doesNotContain("Answer for");

        signedInFor(0, "COMMISSIONER");
        api.answer(
                "ApportionmentProposal",
                v -> Map.of("apportionmentProposal", InventedShares.proposal("AGREED", "AGREED")));
        open("accessibility");
        open(ADDRESS);
        assertThat(page()).doesNotContain("Answer for");
        assertThat(find(Input.class).withId("words").exists()).isFalse();
    }

    @Test
    void aProposalThatIsNotThereIsNotFound() {
        api.answer("ApportionmentProposal", v -> Invented.map("apportionmentProposal", null));
        open(ADDRESS);
        assertThat(page()).contains("Page not found");
    }
}
