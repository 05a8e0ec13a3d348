package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A provider with something on each tab. */
final class InventedProviders {

    private InventedProviders() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("ProviderList", v -> map("providers", page(List.of(provider()))));
        answers.put("Provider", v -> map("provider", provider()));
        answers.put("Accreditation", v -> map("provider", InventedAccreditation.of("CONDITIONAL")));
    }

    private static Map<String, Object> provider() {
        Map<String, Object> provider = map(
                "id",
                Invented.id("provider", 0),
                "name",
                "Alder Bridge Housing",
                "legalForm",
                "Registered society",
                "description",
                null,
                "address",
                "1 Mill Lane",
                "postcode",
                "W3 9ZZ",
                "telephone",
                null,
                "email",
                null,
                "website",
                null,
                "becameKnownOn",
                "2004-04-01",
                "ceasedTradingOn",
                null);
        provider.put("identifiers", page(List.of(map("scheme", "GB-COH", "identifier", "01234567"))));
        provider.put(
                "contacts",
                page(List.of(map(
                        "kind", "NAMED",
                        "name", "Front desk",
                        "jobTitle", null,
                        "telephone", "020 7946 0000",
                        "email", null))));
        provider.put(
                "assurances",
                page(List.of(map(
                        "kind", "PUBLIC_LIABILITY",
                        "body", "An insurer",
                        "reference", null,
                        "validFrom", null,
                        "expiresOn", "2027-03-31"))));
        provider.put(
                "events",
                page(List.of(map(
                        "kind", "CHANGE_OF_NAME",
                        "happenedOn", "2019-05-01",
                        "detail", "Was Alder Housing",
                        "otherProvider", null))));
        provider.put(
                "briefings",
                page(List.of(map(
                        "toldOn", "2018-02-01", "toldBy", "Contracts officer", "authority", Invented.authority(1)))));
        provider.put(
                "services",
                page(List.of(map(
                        "id", Invented.id("service", 1),
                        "name", "Park View",
                        "units", 12,
                        "authority", Invented.authority(1),
                        "clientGroup", map("name", "Young people at risk")))));
        return provider;
    }
}
