package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Page;

/** What an agency referred to a scheme in a quarter, and used of it up to yesterday. */
record AgencyUse(
        FinancialQuarter quarter,
        Authority authority,
        String agency,
        boolean isDesignated,
        long usedNights,
        BigDecimal unitWeeksUsed,
        int referralsMade,
        int referralsAccepted,
        int referralsRefused) {

    private record Answer(@Nullable Page<AgencyUse> agencyUses) {}

    /** By quarter, authority and agency; 500 at most. */
    static List<AgencyUse> ask(Api api, String scheme, Term term) {
        Map<String, Object> variables = new HashMap<>(term.asInput());
        variables.put("scheme", scheme);
        Page<AgencyUse> page = api.ask("agency-uses", variables, Answer.class).agencyUses();
        return page == null ? List.of() : page.nodes();
    }
}
