package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the provider of the scheme of {@link InventedJoint} is paid, and the index by which its price goes up. */
final class InventedFund {

    private InventedFund() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        Map<String, Object> provider = map("id", Invented.id("provider", 1), "name", "Thames Reach");
        Map<String, Object> other = map("id", Invented.id("provider", 2), "name", "Look Ahead");
        answers.put(
                "ProviderPayments",
                v -> map(
                        "jointScheme",
                        map(
                                "providerPayments",
                                page(List.of(map(
                                        "id",
                                        Invented.id("provider_payment", 1),
                                        "provider",
                                        provider,
                                        "quarter",
                                        map("label", "2026 to 2027 Q2"),
                                        "paidOn",
                                        "2026-07-03",
                                        "amount",
                                        "40300.00",
                                        "reference",
                                        "BACS 8812",
                                        "recordedBy",
                                        null))),
                                "schedules",
                                page(List.of(map("services", page(List.of(bought(provider), bought(other)))))))));
        answers.put("RecordProviderPayment", v -> map("recordProviderPayment", map("errors", List.of())));
        answers.put("RetailPrices", v -> map("retailPrices", page(prices())));
        answers.put(
                "ImportRetailPrices",
                v -> map(
                        "importRetailPrices",
                        map("retailPrices", List.of(price("2026-11-01", "410.0", null)), "errors", List.of())));
    }

    /** September makes £9,317.99 or £9,318.40 of £9,100.00; in August the index fell. */
    private static List<Map<String, Object>> prices() {
        return List.of(
                price("2026-10-01", "409.2", "3.1"),
                price("2026-09-01", "218.0", "2.4"),
                price("2026-08-01", "212.0", "-0.5"),
                price("2025-09-01", "212.9", null),
                price("2025-08-01", "213.1", null));
    }

    private static Map<String, Object> bought(Map<String, Object> provider) {
        return map("service", map("provider", provider));
    }

    private static Map<String, Object> price(String month, String index, @Nullable String rate) {
        return map("month", month, "priceIndex", index, "annualRate", rate, "recordedAt", "2026-11-18T09:30:00Z");
    }
}
