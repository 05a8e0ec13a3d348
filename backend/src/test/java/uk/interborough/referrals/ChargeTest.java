package uk.interborough.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Reply;

/** What others are charged by letter, and what of it the participants are given back. */
class ChargeTest extends SchemesWork {

    @Test
    void everythingWrongWithAChargeIsToldAtOnce() {
        assertThat(codes(does(
                        EALING,
                        "recordExternalCharge(scheme:\"" + scheme + "\",authority:\"" + authority("brent")
                                + "\",unitWeekPrice:0,letterOn:\"2026-11-23\",letterReference:\"\",because:\" \")",
                        "externalCharge{id}")))
                .containsExactly(
                        "authority IMPOSSIBLE JPA 11.1",
                        "unitWeekPrice OUT_OF_RANGE JPA 11.2",
                        "letterOn OUT_OF_RANGE JPA 11.2",
                        "letterReference INCOMPLETE -",
                        "because INCOMPLETE -");
        assertThat(codes(does(
                        EALING,
                        "recordExternalCharge(scheme:\"" + scheme + "\",authority:\"" + authority("camden")
                                + "\",unitWeekPrice:-1.50,letterOn:\"2026-11-01\",letterReference:\"L\",because:\"Y\")",
                        "externalCharge{id}")))
                .containsExactly("unitWeekPrice OUT_OF_RANGE JPA 11.2");
    }

    @Test
    void anAbatementIsSharedByUnitsAndTheRemainderIsTheLeads() {
        assertThat(codes(abates("2025-03-31", "2026-11-23", "0", false)))
                .containsExactly(
                        "fromDay OUT_OF_RANGE JPA 11.3",
                        "toDay OUT_OF_RANGE JPA 11.3",
                        "income OUT_OF_RANGE JPA 11.3",
                        "because INCOMPLETE JPA 11.3");
        assertThat(shares(abates("2026-04-01", "2026-06-30", "0.10", true)))
                .containsExactly("ealing", "0.04", "brent", "0.03", "hounslow", "0.03");
        assertThat(codes(abates("2026-06-30", "2026-07-31", "5", true))).containsExactly("fromDay DUPLICATE JPA 11.3");
        Random random = new Random(11);
        LocalDate day = LocalDate.of(2025, 4, 1);
        for (int i = 0; i < 20; i++) {
            int pence = 1 + random.nextInt(10_000_000);
            JsonNode abated = abates(
                    day.plusDays(i).toString(),
                    day.plusDays(i).toString(),
                    new BigDecimal(pence).movePointLeft(2).toPlainString(),
                    true);
            List<String> shares = shares(abated);
            assertThat(new BigDecimal(shares.get(1))
                            .add(new BigDecimal(shares.get(3)))
                            .add(new BigDecimal(shares.get(5)))
                            .movePointRight(2)
                            .intValueExact())
                    .isEqualTo(pence);
        }
    }

    private JsonNode abates(String from, String to, String income, boolean applied) {
        return does(
                EALING,
                "recordAbatement(scheme:\"" + scheme + "\",fromDay:\"" + from + "\",toDay:\"" + to + "\",income:"
                        + income + ",isApplied:" + applied + ")",
                "abatement{shares{nodes{authority{slug} amount}}}");
    }

    private static List<String> shares(JsonNode abated) {
        return Reply.valuesOf(abated.at("/abatement"));
    }
}
