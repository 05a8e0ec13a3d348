package uk.interborough.ui.joint;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Page;

/** Who may take part in a scheme: the members of its partnership. */
final class Participants {

    private record Member(@Nullable LocalDate leftOn, Authority authority) {}

    private record Partnership(Page<Member> memberships) {}

    private record Answer(@Nullable Partnership partnership) {}

    private Participants() {}

    /** Members that have not left on a day, by name, the lead before all others where it is one. */
    static List<Authority> of(Api api, String partnership, Authority lead, LocalDate today) {
        Partnership asked = api.ask("participants", Map.of("partnership", partnership), Answer.class)
                .partnership();
        return asked == null
                ? List.of()
                : asked.memberships().nodes().stream()
                        .filter(member ->
                                member.leftOn() == null || member.leftOn().isAfter(today))
                        .map(Member::authority)
                        .distinct()
                        .sorted(Comparator.comparing(
                                        (Authority each) -> !each.id().equals(lead.id()))
                                .thenComparing(Authority::name))
                        .toList();
    }
}
