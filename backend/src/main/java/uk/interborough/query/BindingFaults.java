package uk.interborough.query;

import java.io.Serial;
import java.util.List;

/** The contract and the database do not fit; the message names every place. */
final class BindingFaults extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    BindingFaults(List<String> faults) {
        super("the contract does not fit the database in " + faults.size() + " places:\n  "
                + String.join("\n  ", faults));
    }
}
