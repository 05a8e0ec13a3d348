package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.Invented;

class AgenciesPartTest extends DeskPageTest {
    private static final String AGENCIES = "quotas?year=2026&view=referrals&state=agencies";
    private static final String WITHDRAW = "withdraw-" + Invented.id("referral_agency", 1);

    @Test
    void aParticipantDesignatesAnAgencyAndWithdrawsOne() {
        open(AGENCIES);
        assertThat(page()).containsSubsequence("Ealing Housing Options", "Central point", "Acton Outreach", "Agency");
        press("designate");
        press("send-designate");
        assertThat(page()).contains("Enter the name of the agency", "Choose what it is");
        enter("name", "Hanwell Support");
        choose("isCentralPoint", false);
        press("send-designate");
        assertThat(page()).contains("Hanwell Support is designated.");

        press(WITHDRAW);
        day("toDay", 31, 12, 2026);
        press("send-withdraw");
        assertThat(page()).contains("Ealing Housing Options is withdrawn.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("DesignateAgency ")
                        .contains("name=Hanwell Support", "isCentralPoint=false", "key=")
                        .doesNotContain("toDay="))
                .anySatisfy(asked ->
                        assertThat(asked).startsWith("WithdrawAgency ").contains("toDay=2026-12-31", "version=1"));
    }

    @Test
    void referralsByOthersAreListedAndFlagged() {
        open(AGENCIES);
        assertThat(page()).contains("1 referral by an agency not designated", "Agency not designated");

        open(AGENCIES + "&of=ealing");
        assertThat(page()).contains("No referral is flagged");
    }

    @Test
    void nobodyWithdrawsTheAgenciesOfOthers() {
        is("COMMISSIONER", BRENT);
        open(AGENCIES);
        assertThat(offers(WITHDRAW)).isFalse();
        assertThat(offers("designate")).isTrue();

        is("NOTICE_READER", EALING);
        open(AGENCIES);
        assertThat(offers(WITHDRAW) || offers("designate")).isFalse();
    }
}
