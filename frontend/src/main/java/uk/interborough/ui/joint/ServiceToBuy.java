package uk.interborough.ui.joint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Say;

/**
 * A service of a lead authority that a scheme can buy.
 *
 * @param units under contract today; null: none is in force
 */
record ServiceToBuy(String id, String name, @Nullable Integer units, Named provider) {

    private record Answer(@Nullable Page<ServiceToBuy> services) {}

    /** Those of a lead in a partnership, by name. */
    static List<ServiceToBuy> ask(Api api, Authority lead, String partnership) {
        Page<ServiceToBuy> page = api.ask(
                        "services-to-buy", Map.of("lead", lead.id(), "partnership", partnership), Answer.class)
                .services();
        return page == null ? List.of() : page.nodes();
    }

    /** {@code Acton Road hostel, Alder Bridge Housing, 12 units}. */
    String words() {
        return name + ", " + provider.name()
                + (units == null ? ", no contract today" : ", " + Say.count(units, "unit", "units"));
    }
}
