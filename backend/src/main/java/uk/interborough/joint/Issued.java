package uk.interborough.joint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Outcome;

/**
 * What became of issuing the invoices of a scheme.
 *
 * @param made the scheme
 * @param invoices in the order of their numbers
 */
record Issued(@Nullable UUID made, List<UUID> invoices, List<ArgumentFault> errors) implements Outcome {

    static Issued refused(List<ArgumentFault> faults) {
        return new Issued(null, List.of(), List.copyOf(faults));
    }

    Map<String, @Nullable Object> payload() {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("invoices", invoices);
        payload.put("errors", errors);
        return payload;
    }
}
