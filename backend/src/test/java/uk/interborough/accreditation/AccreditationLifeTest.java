package uk.interborough.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the application to the end, and every way that is not there. */
class AccreditationLifeTest extends SubGroupsWork {
    private static final Map<String, ?> CONDITIONS =
            Map.of("conditions", List.of(Map.of("words", "Audited accounts", "dueOn", "2027-03-01")));
    private static final Map<String, List<String>> WAYS = Map.of(
            "APPLIED", List.of("ACCREDITED", "CONDITIONAL", "REFUSED"),
            "ACCREDITED", List.of("UNDER_REVIEW", "CONDITIONAL"),
            "CONDITIONAL", List.of("ACCREDITED", "CONDITIONAL", "UNDER_REVIEW"),
            "UNDER_REVIEW", List.of("ACCREDITED", "CONDITIONAL", "WITHDRAWN"),
            "REFUSED", List.of(),
            "WITHDRAWN", List.of(),
            "EXPIRED", List.of());
    private static final Map<String, List<String>> TO = Map.of(
            "APPLIED", List.of(),
            "ACCREDITED", List.of("ACCREDITED"),
            "CONDITIONAL", List.of("CONDITIONAL"),
            "UNDER_REVIEW", List.of("ACCREDITED", "UNDER_REVIEW"),
            "REFUSED", List.of("REFUSED"),
            "WITHDRAWN", List.of("ACCREDITED", "UNDER_REVIEW", "WITHDRAWN"));

    @Test
    void aProviderIsAccreditedOnceForAllMembers() {
        String provider = provider("Once Homes");
        assertThat(apply(EALING, provider, "2026-01-10")
                        .at("/accreditation/leadAuthority/slug")
                        .asString())
                .isEqualTo("ealing");
        assertThat(stateOf(BRENT, provider)).containsExactly("APPLIED", "ealing", "null");
        JsonNode decided =
                decide(SUB_GROUP, item(provider, "APPLICATION"), "ACCREDITED", Map.of("expires", "2029-11-21"));
        assertThat(decided.at("/accreditationItem").valueStream().skip(1).map(JsonNode::toString))
                .containsExactly(
                        "\"DECIDED\"",
                        "\"ACCREDITED\"",
                        "\"APPLIED\"",
                        "\"ACCREDITED\"",
                        "{\"name\":\"Lead officer, Harrow\"}",
                        "2");
        for (var viewer : List.of(EALING, BRENT, ANALYST, COORDINATOR)) {
            assertThat(stateOf(viewer, provider)).containsExactly("ACCREDITED", "ealing", "2029-11-21");
        }
    }

    @Test
    void conditionsAreSettledBeforeItIsAccreditedWithoutThem() {
        String provider = applied("Conditional Homes");
        Map<String, Object> more = new java.util.HashMap<>(CONDITIONS);
        more.put("expires", "2029-01-01");
        assertThat(decided(provider, "APPLICATION", "CONDITIONS", more)).isEmpty();
        JsonNode refused = decide(SUB_GROUP, item(provider, "CONDITIONS"), "ACCREDITED", Map.of());
        assertThat(words(refused)).contains("1 of its conditions is neither met nor lifted: settle it first");
        List<String> condition = EALING.asks(
                        "{accreditationConditions(where:{provider:{id:{eq:\"" + provider + "\"}}}){nodes{id version}}}")
                .values();
        String settle =
                "mutation{settleAccreditationCondition(id:\"%s\",version:%s,settlement:%s,settledOn:\"2026-11-20\"){accreditationCondition{settlement} errors{code}}}";
        assertThat(BRENT.asks(settle.formatted(condition.get(0), 1, "MET")).values())
                .containsExactly("null", "FORBIDDEN");
        assertThat(EALING.asks(settle.formatted(condition.get(0), 1, "LIFTED")).values())
                .containsExactly("null", "FORBIDDEN");
        assertThat(EALING.asks(settle.formatted(condition.get(0), 1, "MET")).values())
                .containsExactly("MET");
        assertThat(SUB_GROUP
                        .asks(settle.formatted(condition.get(0), 1, "LIFTED"))
                        .values())
                .containsExactly("MET", "CONFLICT");
        assertThat(decided(provider, "CONDITIONS", "ACCREDITED", Map.of())).isEmpty();
        assertThat(stateOf(BRENT, provider)).containsExactly("ACCREDITED", "ealing", "2029-01-01");
    }

    @Test
    void aConcernLeadsToAReviewAndThatToTheEndForTheRegion() {
        String provider = accredited("Reviewed Homes", "2029-01-01");
        concern(BRENT, provider);
        assertThat(words(decide(SUB_GROUP, item(provider, "CONCERN"), "WITHDRAWN", Map.of())))
                .contains(
                        "An accreditation that is accredited cannot become withdrawn. From there it can become conditional, under review");
        assertThat(decided(provider, "CONCERN", "REVIEW", Map.of())).isEmpty();
        assertThat(stateOf(BRENT, provider)).containsExactly("UNDER_REVIEW", "ealing", "2029-01-01");
        assertThat(codes(apply(EALING, provider, TODAY))).containsExactly("provider IMPOSSIBLE");
        assertThat(decided(provider, "REVIEW", "WITHDRAWN", Map.of())).isEmpty();
        assertThat(stateOf(BRENT, provider).getFirst()).isEqualTo("WITHDRAWN");
        assertThat(codes(apply(EALING, provider, TODAY))).isEmpty();
        assertThat(stateOf(BRENT, provider).getFirst()).isEqualTo("APPLIED");
        assertThat(decided(provider, "APPLICATION", "REFUSED", Map.of())).isEmpty();
        assertThat(stateOf(BRENT, provider).getFirst()).isEqualTo("REFUSED");
        assertThat(codes(apply(EALING, provider, TODAY))).isEmpty();
    }

    @Test
    void aReviewThatEndsWithAnotherLastDayRenews() {
        String provider = accredited("Renewed Homes", "2026-12-01");
        concern(EALING, provider);
        decided(provider, "CONCERN", "REVIEW", Map.of());
        assertThat(decided(provider, "REVIEW", "ACCREDITED", Map.of("expires", "2029-12-01")))
                .isEmpty();
        assertThat(stateOf(BRENT, provider)).containsExactly("ACCREDITED", "ealing", "2029-12-01");
    }

    @Test
    void aDecisionThatSettlesWhatIsOpenBesideSaysSo() {
        String provider = accredited("Twice Homes", "2029-12-01");
        concern(EALING, provider);
        decided(provider, "CONCERN", "REVIEW", Map.of());
        concern(BRENT, provider);
        assertThat(decided(provider, "CONCERN", "WITHDRAWN", Map.of())).isEmpty();
        assertThat(EALING.asks("{accreditationItems(where:{provider:{id:{eq:\"" + provider
                                + "\"}} kind:{eq:REVIEW}}){nodes{outcome decidedWith{kind}}}}")
                        .values())
                .containsExactly("WITHDRAWN", "CONCERN");
    }

    @Test
    void itExpiresByTheDay() {
        String lasts = accredited("Last Day Homes", TODAY);
        String lapsed = accredited("Day After Homes", "2026-11-21");
        String figures =
                "{provider(id:\"%s\"){accreditations{nodes{state stateSince isInForce isLapsing daysToExpiry}}}}";
        assertThat(BRENT.asks(figures.formatted(lasts)).values())
                .containsExactly("ACCREDITED", "2026-02-10", "true", "true", "0");
        assertThat(BRENT.asks(figures.formatted(lapsed)).values())
                .containsExactly("EXPIRED", TODAY, "false", "false", "null");
        assertThat(BRENT.asks("{accreditations(where:{state:{eq:EXPIRED} provider:{id:{in:[\"" + lasts + "\",\""
                                + lapsed + "\"]}}}){nodes{provider{name}}}}")
                        .values())
                .containsExactly("Day After Homes");
        concern(EALING, lapsed);
        assertThat(words(decide(SUB_GROUP, item(lapsed, "CONCERN"), "REVIEW", Map.of())))
                .contains("nothing: a new application is needed");
        assertThat(codes(apply(EALING, lasts, TODAY))).containsExactly("provider IMPOSSIBLE");
        assertThat(codes(apply(EALING, lapsed, "2026-10-01"))).containsExactly("appliedOn OUT_OF_RANGE");
        assertThat(codes(apply(EALING, lapsed, TODAY))).isEmpty();
        assertThat(EALING.asks("{provider(id:\"" + lapsed + "\"){accreditations{nodes{state isLatest}}}}")
                        .values())
                .containsExactly("APPLIED", "true", "EXPIRED", "false");
    }

    @Test
    void theDatabaseKnowsNoOtherWay() {
        for (String before : TO.keySet()) {
            for (String after : WAYS.keySet()) {
                if (after.equals(before) && !after.equals("CONDITIONAL")
                        || WAYS.get(before).contains(after)) {
                    continue;
                }
                String provider = applied(before + " to " + after);
                TO.get(before).forEach(step -> owner.does(step(provider, step)));
                assertThatThrownBy(() -> owner.does(step(provider, after)))
                        .as(before + " to " + after)
                        .hasStackTraceContaining("an accreditation does not go from " + before + " to " + after);
            }
        }
    }

    private static String step(String provider, String state) {
        String dates = Stream.of("APPLIED", "REFUSED").anyMatch(state::equals)
                ? "null, null"
                : "coalesce(accredited_on, '2026-02-01'), coalesce(expires_on, '2029-01-01')";
        return "update accreditation set (state, state_since, accredited_on, expires_on) = ('" + state + "', '" + TODAY
                + "', " + dates + ") where provider_id = '" + uuid(provider) + "'";
    }

    @Test
    void nothingThatWasDecidedIsChangedOrDeletedByAnybody() {
        String provider = accredited("Kept Homes", "2029-01-01");
        String mine = " where provider_id = '" + uuid(provider) + "'";
        assertThatThrownBy(() -> owner.does("update accreditation_item set reasons = 'Other'" + mine))
                .hasStackTraceContaining("stays as it was decided");
        assertThatThrownBy(() -> owner.does("delete from accreditation_item" + mine))
                .hasStackTraceContaining("stays as it was decided");
        assertThatThrownBy(() -> owner.does("delete from accreditation" + mine))
                .hasStackTraceContaining("an accreditation stays on record");
    }

    @Test
    void allFaultsOfADecisionComeAtOnce() {
        String provider = applied("Faulty Homes");
        JsonNode refused = decide(
                SUB_GROUP,
                item(provider, "APPLICATION"),
                "CONDITIONS",
                Map.of(
                        "day",
                        "2026-11-23",
                        "reasons",
                        " ",
                        "expires",
                        "2026-11-20",
                        "meeting",
                        "subGroupMeeting-nonsense",
                        "conditions",
                        List.of(Map.of("words", " ", "dueOn", "2026-11-20"))));
        assertThat(codes(refused))
                .containsExactlyInAnyOrder(
                        "decidedOn OUT_OF_RANGE",
                        "meeting NOT_FOUND",
                        "reasons INCOMPLETE",
                        "expiresOn OUT_OF_RANGE",
                        "conditions INCOMPLETE",
                        "conditions OUT_OF_RANGE");
        assertThat(refused.get("accreditationItem").isNull()).isTrue();
        assertThat(codes(decide(SUB_GROUP, item(provider, "APPLICATION"), "NO_CHANGE", Map.of())))
                .containsExactly("outcome BAD_USER_INPUT");
        assertThat(stateOf(EALING, provider).getFirst()).isEqualTo("APPLIED");
    }

    @Test
    void aDecisionOfWhatWasSeenLongAgoIsAConflict() {
        String provider = accredited("Stale Homes", "2029-01-01");
        concern(EALING, provider);
        List<String> seen = item(provider, "CONCERN");
        concern(BRENT, provider);
        List<String> both = item(provider, "CONCERN");
        List<String> other = both.get(0).equals(seen.get(0)) ? both.subList(2, 4) : both.subList(0, 2);
        assertThat(codes(decide(SUB_GROUP, other, "REVIEW", Map.of()))).isEmpty();
        JsonNode stale = decide(COORDINATOR, seen, "CONDITIONS", CONDITIONS);
        assertThat(codes(stale)).containsExactly("version CONFLICT");
        assertThat(stale.at("/accreditationItem/version").asInt()).isEqualTo(2);
        assertThat(codes(decide(COORDINATOR, other, "NO_CHANGE", Map.of()))).containsExactly("version CONFLICT");
    }

    @Test
    void ofTwoSimultaneousDecisionsOneStands() {
        for (int round = 0; round < 5; round++) {
            String provider = accredited("Contested Homes " + round, "2029-01-01");
            concern(EALING, provider);
            concern(BRENT, provider);
            List<String> both = item(provider, "CONCERN");
            CompletableFuture<JsonNode> one =
                    CompletableFuture.supplyAsync(() -> decide(SUB_GROUP, both.subList(0, 2), "REVIEW", Map.of()));
            CompletableFuture<JsonNode> other = CompletableFuture.supplyAsync(
                    () -> decide(COORDINATOR, both.subList(2, 4), "CONDITIONS", CONDITIONS));
            assertThat(Stream.of(one.join(), other.join()).map(SubGroupsWork::codes))
                    .containsExactlyInAnyOrder(List.of(), List.of("version CONFLICT"));
        }
    }

    @Test
    void aRepeatUnderTheSameKeyRecordsNoSecondApplication() {
        String provider = provider("Repeated Homes");
        String mutation = "mutation{applyForAccreditation(partnership:\"" + west + "\",provider:\"" + provider
                + "\",appliedOn:\"%s\",clientMutationKey:\"apply once\"){accreditation{id} errors{code}}}";
        assertThat(EALING.asks(mutation.formatted("2026-05-01")).values())
                .isEqualTo(EALING.asks(mutation.formatted("2026-05-01")).values())
                .hasSize(1);
        assertThat(EALING.asks(mutation.formatted("2026-05-02")).values()).containsExactly("null", "KEY_REUSED");
    }
}
