package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ealing's scheme of 20 units, what other shares of them would change, a review, a proposal, and who places where. */
public final class InventedShares {

    private static final int BRENT = 0;
    private static final int EALING = 1;
    private static final int HOUNSLOW = 5;
    private static final Map<Integer, Integer> UNITS = new LinkedHashMap<>();
    private static final BigDecimal PRICE = new BigDecimal("8422.70");

    static {
        UNITS.put(EALING, 9);
        UNITS.put(BRENT, 6);
        UNITS.put(HOUNSLOW, 5);
    }

    private InventedShares() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        ofAgreements(answers);
        answers.put("ShareChanges", InventedShares::changes);
        answers.put("QuotaChanges", InventedQuotas::changes);
        answers.put("SharePartners", v -> map("jointAgreements", page(List.of(partner(BRENT), partner(HOUNSLOW)))));
        answers.put("SuggestedShares", v -> map("schemeReviews", page(reviews())));
        answers.put("SchemeReviews", v -> map("schemeReviews", page(reviews()), "agencyReviews", page(agencies())));
        answers.put("ApportionmentProposal", v -> map("apportionmentProposal", proposal("OPEN", null)));
        answers.put(
                "ApportionmentProposals", v -> map("apportionmentProposals", page(List.of(proposal("OPEN", null)))));
        answers.put(
                "ProposeApportionment",
                v -> map(
                        "proposeApportionment",
                        map("proposal", map("id", Invented.id("apportionment_proposal", 1)), "errors", List.of())));
        answers.put("AnswerProposal", v -> done("answerApportionmentProposal"));
        answers.put("WithdrawProposal", v -> done("withdrawApportionmentProposal"));
        answers.put("FlowYears", v -> map("flowYears", page(flows())));
        answers.put(
                "FlowBalances", v -> map("flowBalancesStats", page(List.of(balance(BRENT, -40), balance(EALING, 40)))));
        answers.put("TierShares", v -> map("tierShares", page(List.of(tier()))));
    }

    private static void ofAgreements(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("JointAgreement", v -> map("jointAgreement", agreement(null)));
        answers.put("SignAgreement", v -> done("signJointAgreement"));
        answers.put("UpdateAgreement", v -> done("updateJointAgreement"));
        answers.put("EndAgreement", v -> done("endJointAgreement"));
        answers.put("EndScheme", v -> done("endJointScheme"));
        answers.put("RenewScheme", v -> done("renewJointScheme"));
        answers.put("AppendSchedule", v -> done("appendSchemeSchedule"));
    }

    /** With Brent, signed for Ealing, and for Brent on a day or not yet. */
    public static Map<String, Object> agreement(@Nullable String signedOn) {
        return map(
                "id",
                Invented.id("joint_agreement", 1),
                "version",
                2,
                "lead",
                Invented.authority(EALING),
                "partner",
                Invented.authority(BRENT),
                "scheme",
                map("id", Invented.id("joint_scheme", 1), "name", "Single homeless people, West London"),
                "state",
                signedOn == null ? "UNSIGNED" : "IN_FORCE",
                "startsOn",
                "2025-04-01",
                "endsOn",
                "2027-03-31",
                "lastDay",
                "2027-03-31",
                "daysLeft",
                129,
                "leadSignedOn",
                "2025-03-18",
                "leadSignatory",
                "Head of Housing Commissioning",
                "partnerSignedOn",
                signedOn,
                "partnerSignatory",
                signedOn == null ? null : "Director of housing",
                "endedOn",
                null,
                "ending",
                null,
                "units",
                6,
                "annualCost",
                50536.2,
                "purchaseOrder",
                "PO417711",
                "costCode",
                null);
    }

    private static Map<String, Object> done(String change) {
        return map(change, map("errors", List.of()));
    }

    private static Map<String, Object> partner(int authority) {
        return map("partner", Invented.authority(authority));
    }

    private static Map<String, Object> changes(Map<String, Object> variables) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        ((List<?>) variables.get("shares"))
                .forEach(each -> wanted.put(String.valueOf(((Map<?, ?>) each).get("authority")), (Integer)
                        ((Map<?, ?>) each).get("units")));
        return map(
                "shareChanges",
                page(UNITS.entrySet().stream()
                        .map(each -> change(
                                each.getKey(),
                                each.getValue(),
                                wanted.getOrDefault(
                                        String.valueOf(Invented.authority(each.getKey())
                                                .get("id")),
                                        each.getValue())))
                        .toList()));
    }

    private static Map<String, Object> change(int authority, int before, int units) {
        return map(
                "authority", Invented.authority(authority),
                "units", units,
                "unitsBefore", before,
                "change", units - before,
                "annualBefore", PRICE.multiply(BigDecimal.valueOf(before)),
                "annual", PRICE.multiply(BigDecimal.valueOf(units)),
                "annualChange", PRICE.multiply(BigDecimal.valueOf(units - before)),
                "quarter", map("financialYear", 2026, "number", 4),
                "quarterChange",
                        authority == EALING
                                ? null
                                : new BigDecimal("2105.68").multiply(BigDecimal.valueOf(units - before)));
    }

    private static List<Map<String, Object>> reviews() {
        return Arrays.asList(review(BRENT, 6, 7), review(EALING, 9, 8), review(HOUNSLOW, 5, 5));
    }

    private static Map<String, Object> review(int authority, int units, int suggested) {
        return map(
                "year",
                2026,
                "authority",
                Invented.authority(authority),
                "toDay",
                "2026-11-21",
                "entitledNights",
                units * 235,
                "usedNights",
                suggested * 235,
                "unitWeeksEntitled",
                200.5,
                "unitWeeksUsed",
                235,
                "shareUsed",
                map("value", 116.67, "numerator", suggested * 235, "denominator", units * 235, "applies", true),
                "voidCost",
                346.98,
                "referralsMade",
                14,
                "referralsAccepted",
                11,
                "referralsRefused",
                2,
                "units",
                units,
                "suggestedUnits",
                suggested,
                "annualChange",
                PRICE.multiply(BigDecimal.valueOf(suggested - units)));
    }

    private static List<Map<String, Object>> agencies() {
        return List.of(map(
                "agency", "Brent Housing Options",
                "authority", Invented.authority(BRENT),
                "isDesignated", false,
                "referralsMade", 14,
                "referralsAccepted", 11,
                "usedNights", 1645,
                "unitWeeksUsed", 235));
    }

    /** Brent gets a unit of Ealing's; Hounslow has answered, or not. */
    public static Map<String, Object> proposal(String state, @Nullable String hounslow) {
        return map(
                "id",
                Invented.id("apportionment_proposal", 1),
                "version",
                1,
                "state",
                state,
                "effectiveOn",
                "2027-01-01",
                "because",
                "Annual review of 2026.",
                "proposedAt",
                "2026-11-20T10:00:00.000000Z",
                "decidedAt",
                state.equals("OPEN") ? null : "2026-11-21T10:00:00.000000Z",
                "lead",
                Invented.authority(EALING),
                "scheme",
                map("id", Invented.id("joint_scheme", 1), "name", "Single homeless people, West London"),
                "schedule",
                state.equals("AGREED") ? map("number", 4) : null,
                "quotas",
                page(List.of()),
                "shares",
                page(List.of(
                        share(BRENT, 6, 7, state.equals("OPEN") ? null : "AGREED", null),
                        share(EALING, 9, 8, "AGREED", null),
                        share(HOUNSLOW, 5, 5, hounslow, "OBJECTED".equals(hounslow) ? "We need six." : null))));
    }

    private static Map<String, Object> share(
            int authority, int before, int units, @Nullable String answer, @Nullable String words) {
        Map<String, Object> share = change(authority, before, units);
        share.putAll(map(
                "answer", answer,
                "answeredAt", answer == null ? null : "2026-11-21T10:00:00.000000Z",
                "words", words));
        return share;
    }

    private static List<Map<String, Object>> flows() {
        return List.of(flow(EALING, EALING, 90, 9000), flow(EALING, BRENT, 12, 1240), flow(BRENT, EALING, 9, 1200));
    }

    private static Map<String, Object> flow(int host, int source, int referrals, int nights) {
        return map(
                "host",
                Invented.authority(host),
                "source",
                Invented.authority(source),
                "referrals",
                referrals,
                "nights",
                nights);
    }

    private static Map<String, Object> balance(int authority, int net) {
        return map(
                "key", map("authority", Invented.authority(authority)),
                "ownNights", map("sum", 9000),
                "nightsIn", map("sum", 1220 + net / 2),
                "nightsOut", map("sum", 1220 - net / 2),
                "netNightsIn", map("sum", net),
                "referralsIn", map("sum", 12),
                "referralsOut", map("sum", 9));
    }

    private static Map<String, Object> tier() {
        return map(
                "quarter", map("financialYear", 2026, "number", 2),
                "service", map("id", Invented.id("service", 1), "name", "Park View"),
                "host", Invented.authority(EALING),
                "made", 20,
                "ofHost", 10,
                "members", 5,
                "neighbours", 2,
                "others", 3,
                "outside", map("value", 30, "numerator", 3, "denominator", 10, "applies", true),
                "agreedPercent", 20,
                "isBreach", true);
    }
}
