package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedDesk;
import uk.interborough.ui.preview.InventedJoint;

class VacanciesPartTest extends DeskPageTest {
    private static final String VACANCIES = "quotas?year=2026&view=referrals&state=vacancies";
    private static final String OFFER = Invented.id("vacancy_offer", 1);

    @Test
    void offersAndAnswersAreCountedAgainstShares() {
        open(VACANCIES);

        assertThat(page())
                .contains("1 vacancy", "Park View, unit 3", "16 Nov 2026", "Not yet", "Not answered")
                .contains("Nobody whom it suits", "Nobody waits.", "Fair access, 2026 to 2027", "60% of all");
    }

    @Test
    void theLeadOffersAUnitToThoseItChooses() {
        open(VACANCIES);
        press("offer-vacancy");
        press("send-offer-vacancy");
        assertThat(page()).contains("There is a problem", "Choose the service", "Enter the number of the unit, from 1");

        select("service", 0);
        enter("unit", "4");
        press("send-offer-vacancy");
        assertThat(page()).contains("The unit is offered.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("OfferVacancy ")
                        .contains("unit=4", "vacantFrom=", "key=")
                        .doesNotContain("authorities="));

        press("offer-vacancy");
        select("service", 0);
        enter("unit", "5");
        choose("authorities", Invented.id("authority", BRENT));
        press("send-offer-vacancy");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("OfferVacancy ")
                        .contains("authorities=[" + Invented.id("authority", BRENT) + "]"));
    }

    @Test
    void aParticipantAnswersOnceWithAReferralOrAReason() {
        open(VACANCIES);
        assertThat(offers("answer-" + Invented.id("vacancy_offer", 2))).isFalse();
        press("answer-" + OFFER);
        press("send-answer");
        assertThat(page()).contains("Choose the answer");
        choose("answer", "REFUSED");
        press("send-answer");
        assertThat(page()).contains("Say why the unit is not taken");
        find(TextBox.class).withId("because").single().setValue("Too far.");
        press("send-answer");
        assertThat(page()).contains("Your answer is recorded.");

        press("answer-" + OFFER);
        choose("answer", "ACCEPTED");
        choose("referral", Invented.id("referral", 9));
        press("send-answer");
        assertThat(page()).contains("Your authority takes Park View, unit 3.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("AnswerVacancyOffer ")
                        .contains("answer=REFUSED", "because=Too far.", "version=1"))
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("AnswerVacancyOffer ")
                        .contains("answer=ACCEPTED", "referral=" + Invented.id("referral", 9))
                        .doesNotContain("because="));
    }

    @Test
    void whatStandsInTheWayIsSaidWithItsClauseAndTheFormStays() {
        api.answer(
                "OfferVacancy",
                v -> Map.of(
                        "offerVacancy",
                        Map.of(
                                "errors",
                                java.util.List.of(InventedDesk.fault(
                                        "vacantFrom", "IMPOSSIBLE", "Unit 4 is taken that night", "JPA 9.2")))));
        open(VACANCIES);
        press("offer-vacancy");
        select("service", 0);
        enter("unit", "4");
        press("send-offer-vacancy");

        assertThat(page()).contains("Unit 4 is taken that night (agreement, clause 9.2)");
        assertThat(offers("send-offer-vacancy")).isTrue();
    }

    @Test
    void aPartnerAnswersButDoesNotOfferAndWhoReadsDoesNeither() {
        is("CONTRACT_OFFICER", BRENT);
        open(VACANCIES);
        assertThat(offers("offer-vacancy")).isFalse();
        assertThat(offers("answer-" + OFFER)).isFalse();

        is("NOTICE_READER", EALING);
        open(VACANCIES);
        assertThat(offers("answer-" + OFFER)).isFalse();
        assertThat(page()).contains("Park View, unit 3");
    }

    @Test
    void whoTakesNoPartIsNotLedThere() {
        api.answer("JointSchemes", v -> InventedJoint.schemes(false));
        open("quotas?view=referrals");

        assertThat(page()).contains("Waiting (1)").doesNotContain("Vacancies", "Agencies");
    }
}
