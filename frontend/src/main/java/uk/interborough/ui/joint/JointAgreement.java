package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Named;

/** The agreement between the lead and one partner. Signed null: not yet. */
record JointAgreement(
        String id,
        int version,
        Authority lead,
        Authority partner,
        Named scheme,
        String state,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate lastDay,
        int daysLeft,
        @Nullable LocalDate leadSignedOn,
        @Nullable String leadSignatory,
        @Nullable LocalDate partnerSignedOn,
        @Nullable String partnerSignatory,
        @Nullable LocalDate endedOn,
        @Nullable String ending,
        @Nullable Integer units,
        @Nullable BigDecimal annualCost,
        @Nullable String purchaseOrder,
        @Nullable String costCode) {

    private record Answer(@Nullable JointAgreement jointAgreement) {}

    /** An agreement; empty where there is none for whoever asks. */
    static Optional<JointAgreement> ask(Api api, String id) {
        return api.askAbout(id, "joint-agreement", Answer.class)
                .flatMap(answer -> Optional.ofNullable(answer.jointAgreement()));
    }

    String schemeId() {
        return scheme.id() == null ? "" : scheme.id();
    }
}
