package uk.interborough.purchasing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Sanctions in GraphQL. Answers name sanctions and notices by their identifiers; the read engine fills them. */
@Controller
class SanctionController {

    /** What is no identifier is that of nothing. */
    private static final UUID NOTHING = new UUID(0, 0);

    private final Sanctions sanctions;

    SanctionController(Sanctions sanctions) {
        this.sanctions = sanctions;
    }

    @MutationMapping
    Map<String, @Nullable Object> recordSanction(
            @Argument String provider,
            @Argument @Nullable String service,
            @Argument @Nullable String partnership,
            @Argument String kind,
            @Argument String reason,
            @Argument LocalDate imposedOn,
            @Argument @Nullable LocalDate reviewOn,
            @Argument @Nullable String clientMutationKey) {
        return answer(sanctions.record(
                new Sanctions.Wanted(
                        NodeId.read("Provider", provider),
                        NodeId.readIfGiven("Service", service),
                        NodeId.readIfGiven("Partnership", partnership),
                        kind,
                        reason,
                        imposedOn,
                        reviewOn),
                clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> endSanction(
            @Argument String id, @Argument int version, @Argument LocalDate endedOn, @Argument String because) {
        return answer(sanctions.end(NodeId.read("Sanction", id), version, endedOn, because));
    }

    @MutationMapping
    Map<String, @Nullable Object> draftNoticeDue(@Argument String factId) {
        return answer(sanctions.draftOf(fact(factId)));
    }

    private static UUID fact(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnIdentifier) {
            return NOTHING;
        }
    }

    private static Map<String, @Nullable Object> answer(SanctionOutcome outcome) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("sanction", outcome.made());
        answer.put("notice", outcome.notice());
        answer.put("errors", outcome.errors());
        return answer;
    }
}
