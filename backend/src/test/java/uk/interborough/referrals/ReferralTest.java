package uk.interborough.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A referral from its making to its end, and every way that is not there. */
class ReferralTest extends SchemesWork {

    @Test
    void aPartnerRefersByTheAgencyItDesignated() {
        String designate = "designateAgency(scheme:\"" + scheme + "\",name:\"Housing Options\",fromDay:\"2026-01-01\")";
        JsonNode agency = does(BRENT, designate, "referralAgency{id version authority{slug} isCentralPoint}");
        assertThat(agency.at("/referralAgency/authority/slug").asString()).isEqualTo("brent");
        JsonNode made = makes(BRENT, "", "2026-11-20");
        assertThat(made.at("/referral/tier").asString()).isEqualTo("PARTICIPANT");
        assertThat(made.at("/referral/isUndesignated").asBoolean()).isFalse();
        assertThat(made.at("/referral/scheme/id").asString()).isEqualTo(scheme);
        assertThat(makes(HOUNSLOW, "", "2026-11-20")
                        .at("/referral/isUndesignated")
                        .asBoolean())
                .isTrue();
        assertThat(codes(does(BRENT, designate, "referralAgency{id}"))).containsExactly("name DUPLICATE JPA 6.2");

        String withdraw =
                "withdrawAgency(id:\"" + agency.at("/referralAgency/id").asString() + "\",version:1,toDay:\"%s\")";
        assertThat(codes(does(EALING, withdraw.formatted("2026-11-01"), "referralAgency{id}")))
                .containsExactly("id FORBIDDEN JPA 6.2");
        assertThat(codes(does(BRENT, withdraw.formatted("2025-12-31"), "referralAgency{id}")))
                .containsExactly("toDay OUT_OF_RANGE JPA 6.2");
        assertThat(codes(does(BRENT, withdraw.formatted("2026-11-21"), "referralAgency{id}")))
                .isEmpty();
        assertThat(codes(does(BRENT, withdraw.formatted("2026-11-20"), "referralAgency{id version}")))
                .containsExactly("version CONFLICT -");
        assertThat(makes(BRENT, "", "2026-11-22").at("/referral/isUndesignated").asBoolean())
                .isTrue();
    }

    @Test
    void onlyWhoTakesPartDesignates() {
        String designate =
                "designateAgency(scheme:\"" + scheme + "\",name:\" \",fromDay:\"2025-03-01\",toDay:\"2025-02-01\")";
        assertThat(codes(does(HARROW, designate, "referralAgency{id}")))
                .containsExactly(
                        "scheme FORBIDDEN JPA 6.2",
                        "name INCOMPLETE -",
                        "fromDay OUT_OF_RANGE JPA 6.2",
                        "toDay OUT_OF_RANGE -");
        assertThat(codes(does(WIGAN, designate, "referralAgency{id}"))).containsExactly("scheme NOT_FOUND -");
    }

    @Test
    void theSourceStandsWhereItStoodOnTheDay() {
        assertThat(codes(quota("NEIGHBOURS", 2, "null", "2026-04-01", "westminster")))
                .isEmpty();
        assertThat(makes(HARROW, "", "2026-11-20").at("/referral/tier").asString())
                .isEqualTo("WEST_LONDON");
        assertThat(makes(EALING, "westminster", "2026-11-20")
                        .at("/referral/tier")
                        .asString())
                .isEqualTo("NEIGHBOUR");
        assertThat(makes(EALING, "westminster", "2026-03-31")
                        .at("/referral/tier")
                        .asString())
                .isEqualTo("OTHER");
        assertThat(makes(EALING, "camden", "2026-11-20").at("/referral/tier").asString())
                .isEqualTo("OTHER");
        assertThat(makes(EALING, "", "2025-03-01").at("/referral/scheme").isNull())
                .isTrue();
        assertThat(makes(EALING, "", "2025-03-01").at("/referral/tier").asString())
                .isEqualTo("HOST");
    }

    @Test
    void eachAuthorityMakesItsOwn() {
        assertThat(messages(makes(EALING, "brent", "2026-11-20")))
                .containsExactly("Brent signs in and makes its own referrals");
        assertThat(codes(makes(BRENT, "westminster", "2026-11-20"))).containsExactly("source FORBIDDEN JPA 6.1");
        assertThat(codes(makes(WIGAN, "", "2026-11-20"))).containsExactly("service NOT_FOUND -");
        String hillingdon = sql("hillingdon");
        try {
            owner.does(
                    "update membership set left_on = '2026-10-01' where authority_id = " + hillingdon,
                    "update service set direct_access = true where id = '" + uuid(service) + "'");
            JsonNode refused = referral(
                    EALING,
                    "makeReferral(service:\"" + service + "\",source:\"" + authority("hillingdon")
                            + "\",agency:\" \",madeOn:\"2026-11-23\")");
            assertThat(codes(refused))
                    .contains(
                            "source IMPOSSIBLE J 7.2",
                            "service IMPOSSIBLE J Schedule 5",
                            "agency INCOMPLETE -",
                            "madeOn OUT_OF_RANGE -");
            assertThat(messages(refused))
                    .contains(
                            "Hillingdon left the partnership on 1 October 2026: it does not refer from then on",
                            "People come to this service without a referral",
                            "Enter the name of the agency",
                            "Enter today or an earlier day, from 1 April 2003");
        } finally {
            owner.does("update membership set left_on = null where authority_id = " + hillingdon);
        }
    }

    @Test
    void aStayIsBookedBegunProlongedAndEnded() {
        String id = made(BRENT, "", "2026-10-01");
        JsonNode booked = accepts(id, 3, "2026-10-10", "2026-12-01");
        assertThat(booked.at("/referral/state").asString()).isEqualTo("ACCEPTED");
        assertThat(booked.at("/referral/nightsBooked").asInt()).isEqualTo(52);
        assertThat(codes(accepts(id, 3, "2026-10-10", "2026-12-01"))).containsExactly("version CONFLICT -");
        assertThat(codes(goes("startStay", id, 2, "startedOn:\"2026-11-23\"")))
                .containsExactly("startedOn OUT_OF_RANGE -");
        assertThat(codes(goes("startStay", id, 2, "startedOn:\"2026-10-12\""))).isEmpty();
        assertThat(codes(goes("endStay", id, 3, "endedOn:\"2026-10-11\"")))
                .containsExactly("endedOn OUT_OF_RANGE JPA 9.2");
        assertThat(codes(goes("extendStay", id, 3, "expectedEndOn:\"2026-10-12\"")))
                .containsExactly("expectedEndOn OUT_OF_RANGE JPA 7.2");
        assertThat(codes(goes("extendStay", id, 3, "expectedEndOn:\"2026-12-05\"")))
                .isEmpty();
        assertThat(goes("endStay", id, 4, "endedOn:\"2026-11-01\"")
                        .at("/referral/nightsBooked")
                        .asInt())
                .isEqualTo(20);
        assertThat(messages(goes("endStay", id, 5, "endedOn:\"2026-11-02\"")))
                .containsExactly("This referral is ended: that does not go from there");
    }

    @Test
    void aReferralIsRefusedWithAReasonOrWithdrawn() {
        String id = made(BRENT, "", "2026-10-01");
        assertThat(codes(goes("refuseReferral", id, 1, "because:\" \""))).containsExactly("because INCOMPLETE -");
        assertThat(goes("refuseReferral", id, 1, "because:\"Too young\"")
                        .at("/referral/state")
                        .asString())
                .isEqualTo("REFUSED");
        String other = made(BRENT, "", "2026-10-01");
        assertThat(codes(referral(HOUNSLOW, "withdrawReferral(id:\"" + other + "\",version:1)")))
                .containsExactly("id FORBIDDEN JPA 6.1");
        assertThat(referral(BRENT, "withdrawReferral(id:\"" + other + "\",version:1)")
                        .at("/referral/state")
                        .asString())
                .isEqualTo("WITHDRAWN");
        String booked = made(BRENT, "", "2026-10-01");
        accepts(booked, 1, "2026-12-01", "2026-12-20");
        assertThat(codes(referral(BRENT, "withdrawReferral(id:\"" + booked + "\",version:2)")))
                .containsExactly("id IMPOSSIBLE -");
        assertThat(codes(referral(EALING, "withdrawReferral(id:\"" + booked + "\",version:2)")))
                .isEmpty();
        assertThat(codes(accepts(made(BRENT, "", "2026-10-01"), 1, "2026-12-01", "2026-12-20")))
                .isEmpty();
    }

    @Test
    void everythingWrongWithABookingIsToldAtOnce() {
        String id = made(HOUNSLOW, "", "2025-01-01");
        String again = made(HOUNSLOW, "", "2025-05-01");
        assertThat(accepts(again, 7, "2026-12-01", "2026-12-20").at("/errors")).isEmpty();
        JsonNode refused = referral(
                EALING,
                "acceptReferral(id:\"" + made(BRENT, "", "2026-11-22")
                        + "\",version:1,unit:21,startsOn:\"2024-12-01\")");
        assertThat(codes(refused))
                .containsExactly(
                        "expectedEndOn INCOMPLETE JPA 7.2",
                        "startsOn OUT_OF_RANGE -",
                        "startsOn OUT_OF_RANGE J Schedule 2",
                        "startsOn OUT_OF_RANGE JPA 4.1",
                        "unit OUT_OF_RANGE JPA 4.1");
        assertThat(messages(refused))
                .startsWith(
                        "Say until when: a booking needs an expected end",
                        "The referral was made on 22 November 2026: the stay begins then or later",
                        "The service opened on 1 January 2025: no stay begins before",
                        "The scheme began on 1 April 2025: no stay begins before");
        String brents = made(BRENT, "", "2026-11-22");
        assertThat(messages(accepts(brents, 21, "2026-12-01", "2026-12-20")))
                .containsExactly("The service has 20 units on each of these nights: choose from 1 to 20");
        assertThat(messages(accepts(brents, 7, "2026-12-19", "2026-12-22")))
                .containsExactly(
                        "Unit 7 is taken from 1 December 2026 until 20 December 2026, by the referral of Hounslow made on 1 May 2025");
        assertThat(messages(accepts(brents, 7, "2026-12-22", "2026-12-22")))
                .containsExactly("The stay begins on 22 December 2026: it ends on a day after it");
        assertThat(messages(accepts(brents, 7, "2027-04-01", "2027-04-22")))
                .containsExactly("The agreement with Brent ended with 31 March 2027: it does not take part any more");
        assertThat(codes(accepts(id, 2, "2024-12-31", "2025-01-20")))
                .containsExactly(
                        "startsOn OUT_OF_RANGE -",
                        "startsOn OUT_OF_RANGE J Schedule 2",
                        "unit OUT_OF_RANGE J Schedule 5");
        assertThat(codes(accepts(brents, 7, "2026-12-20", "2026-12-22"))).isEmpty();
    }

    @Test
    void whoStaysOnIsStillThere() {
        String late = made(BRENT, "", "2026-10-01");
        accepts(late, 4, "2026-11-01", "2026-11-10");
        goes("startStay", late, 2, "startedOn:\"2026-11-01\"");
        assertThat(messages(accepts(made(BRENT, "", "2026-10-01"), 4, "2026-11-22", "2026-11-30")))
                .containsExactly(
                        "Unit 4 is taken from 1 November 2026 until 23 November 2026, by the referral of Brent made on 1 October 2026");
        assertThat(codes(goes("endStay", late, 3, "endedOn:\"2026-11-22\""))).isEmpty();
        assertThat(codes(accepts(made(BRENT, "", "2026-10-01"), 4, "2026-11-22", "2026-11-30")))
                .isEmpty();
    }

    @Test
    void theSameKeyRefersOnce() {
        String sent =
                "makeReferral(service:\"" + service + "\",agency:\"A\",clientMutationKey:\"once " + service + "\")";
        assertThat(referral(BRENT, sent)).isEqualTo(referral(BRENT, sent));
        assertThat(codes(referral(BRENT, sent.replace("\"A\"", "\"B\""))))
                .isEqualTo(List.of("clientMutationKey KEY_REUSED -"));
    }

    private static JsonNode goes(String mutation, String id, int version, String more) {
        return referral(EALING, mutation + "(id:\"" + id + "\",version:" + version + "," + more + ")");
    }
}
