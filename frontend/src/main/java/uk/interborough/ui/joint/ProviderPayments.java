package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/**
 * What a lead authority paid for the units of a scheme, and to whom it may pay.
 *
 * @param providerPayments the latest first; 100 at most
 * @param schedules whose services' providers may be paid
 */
record ProviderPayments(Page<Payment> providerPayments, Page<Schedule> schedules) {

    /** A payment. Negative: taken back. RecordedBy null: somebody the viewer may not see. */
    record Payment(
            String id,
            Named provider,
            Quarter quarter,
            LocalDate paidOn,
            BigDecimal amount,
            String reference,
            @Nullable Named recordedBy) {}

    /** In words, e.g. {@code 2026 to 2027 Q3}. */
    record Quarter(String label) {}

    /** What is bought. */
    record Schedule(Page<Bought> services) {}

    /** A service. Null: not open to the viewer. */
    record Bought(@Nullable Service service) {}

    /** Whose it is. */
    record Service(Named provider) {}

    private record Answer(@Nullable ProviderPayments jointScheme) {}

    static ProviderPayments ask(Api api, String scheme) {
        return Objects.requireNonNullElseGet(
                api.ask("provider-payments", Map.of("scheme", scheme), Answer.class)
                        .jointScheme(),
                () -> new ProviderPayments(new Page<>(List.of(), null, null), new Page<>(List.of(), null, null)));
    }

    /** Providers of services that are or were bought, by name. */
    List<Named> providers() {
        return schedules.nodes().stream()
                .flatMap(schedule -> schedule.services().nodes().stream())
                .map(Bought::service)
                .filter(Objects::nonNull)
                .map(Service::provider)
                .distinct()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }
}
