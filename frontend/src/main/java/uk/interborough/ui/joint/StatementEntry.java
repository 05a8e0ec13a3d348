package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
        return page == null ? List.of() : inOrder(page.nodes());
    }

    /** Entries of one day come as they may; the balance says which was first. */
    static List<StatementEntry> inOrder(List<StatementEntry> entries) {
        List<StatementEntry> left = new ArrayList<>(entries);
        Map<String, BigDecimal> balances = new HashMap<>();
        List<StatementEntry> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            StatementEntry next = left.stream()
                    .filter(entry ->
                            entry.follows(balances.getOrDefault(entry.partner().id(), BigDecimal.ZERO)))
                    .findFirst()
                    .orElse(left.getFirst());
            left.remove(next);
            balances.put(next.partner().id(), next.balance());
            ordered.add(next);
        }
        return ordered;
    }

    private boolean follows(BigDecimal balanceBefore) {
        return balance.subtract(amount).compareTo(balanceBefore) == 0;
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
