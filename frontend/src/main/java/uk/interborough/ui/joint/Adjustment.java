package uk.interborough.ui.joint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.Say;

/**
 * What is about to be proposed: shares, quotas, or both.
 *
 * @param day null: none was entered
 * @param shares of everybody who takes part on that day
 * @param quotas the fields of each scope
 */
record Adjustment(@Nullable LocalDate day, List<ShareChange> shares, List<QuotaFields> quotas, String because) {

    private boolean changesShares() {
        return shares.stream().anyMatch(each -> each.change() != 0);
    }

    private List<QuotaFields> changedQuotas() {
        return quotas.stream().filter(each -> each.proposed().isPresent()).toList();
    }

    private Stream<QuotaLimits> limits() {
        return quotas.stream().map(QuotaFields::proposed).flatMap(Optional::stream);
    }

    /** Everything that is wrong with it. */
    List<Fault> faults(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        int sum = shares.stream().mapToInt(ShareChange::units).sum();
        int total = shares.stream().mapToInt(ShareChange::unitsBefore).sum();
        if (day == null) {
            faults.add(new Fault("effectiveOn", "NOT_A_DATE", "Enter the day as numbers, for example 27 3 2027"));
        } else if (day.isBefore(today)) {
            faults.add(new Fault(
                    "effectiveOn",
                    "OUT_OF_RANGE",
                    "Enter today or a later day: shares and quotas are agreed before they hold"));
        }
        quotas.forEach(quota -> faults.addAll(quota.faults()));
        if (shares.isEmpty()) {
            faults.add(new Fault("effectiveOn", "OUT_OF_RANGE", "Enter a day on which the scheme is in force"));
        } else if (sum != total) {
            faults.add(new Fault("shares", "BAD_USER_INPUT", "Shares must add up: " + ShareEffect.sum(sum, total)));
        } else if (!changesShares() && changedQuotas().isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(
                    "shares", "INCOMPLETE", "Change the units of two authorities at least, or a quota of others"));
        }
        if (because.isBlank()) {
            faults.add(new Fault(
                    "because", "INCOMPLETE", "Say why the units are to be shared otherwise, or used by others"));
        }
        return faults;
    }

    /** What it says, in one paragraph. */
    String words() {
        Stream<String> parts = Stream.concat(
                changesShares()
                        ? shares.stream()
                                .map(each -> each.authority().name() + " " + Say.number(each.units())
                                        + (each.change() == 0 ? "" : " (" + ShareEffect.units(each.change()) + ")"))
                        : Stream.of("the shares stay as they are"),
                limits().map(each -> QuotaLimits.whom(each.scope(), each.neighbours()) + " " + each.words()));
        return "From " + Say.date(day) + ": " + parts.collect(Collectors.joining("; "))
                + ". Your authority agrees by proposing. Each partner is asked; when all agree, it is applied on that day.";
    }

    /** As the arguments of the change. */
    Map<String, Object> sent(String scheme, String key) {
        Map<String, Object> sent = new HashMap<>(
                Map.of("scheme", scheme, "effectiveOn", String.valueOf(day), "because", because.strip(), "key", key));
        if (changesShares()) {
            sent.put(
                    "shares",
                    ShareChange.input(shares.stream()
                            .collect(Collectors.toMap(each -> each.authority().id(), ShareChange::units))));
        }
        List<Map<String, Object>> changed = limits().map(QuotaLimits::input).toList();
        if (!changed.isEmpty()) {
            sent.put("quotas", changed);
        }
        return sent;
    }

    /** Faults beside the fields of this page: those of a quota name it by its place among what was sent. */
    List<Fault> placed(List<Fault> faults) {
        List<QuotaFields> changed = changedQuotas();
        return faults.stream()
                .map(fault -> fault.field().matches("quotas\\.[0-9]\\b.*")
                        ? new Fault(changed.get(fault.field().charAt(7) - '0').name(), fault.code(), fault.message())
                        : fault)
                .toList();
    }
}
