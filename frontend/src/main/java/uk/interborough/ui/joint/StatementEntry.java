package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Page;

/** An invoice, credit note or payment in the account of a partner, and what is open after it. */
record StatementEntry(
        String id,
        String kind,
        LocalDate enteredOn,
        String reference,
        BigDecimal amount,
        BigDecimal balance,
        Authority partner,
        JointInvoice.Other invoice) {

    private record Answer(@Nullable Page<StatementEntry> statementEntries) {}

    /** Entries that meet a filter of the contract, oldest first; 500 at most. */
    static List<StatementEntry> ask(Api api, Map<String, ?> where) {
        Page<StatementEntry> page =
                api.ask("joint-statement", Map.of("where", where), Answer.class).statementEntries();
        return page == null ? List.of() : page.nodes();
    }

    /** What it is, in words. */
    String words() {
        return switch (kind) {
            case "INVOICE" -> "Invoice";
            case "CREDIT_NOTE" -> "Credit note";
            case "PAYMENT" -> amount.signum() > 0 ? "Payment taken back" : "Payment";
            default -> kind;
        };
    }
}
