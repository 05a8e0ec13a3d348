package uk.interborough.imports;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import java.util.function.Supplier;

/** How many files came, by what became of them; never whose. */
final class ImportCounts {
    private final MeterRegistry meters;
    private final String kind;

    ImportCounts(MeterRegistry meters, String kind) {
        this.meters = meters;
        this.kind = kind;
    }

    /** An import that ends with an exception counts as failed. */
    <T> T counted(Supplier<T> imported, Function<T, String> outcome) {
        String word = "failed";
        try {
            T result = imported.get();
            word = outcome.apply(result);
            return result;
        } finally {
            meters.counter("interborough.imports", "kind", kind, "outcome", word)
                    .increment();
        }
    }
}
