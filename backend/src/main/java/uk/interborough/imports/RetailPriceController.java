package uk.interborough.imports;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The retail prices index in GraphQL. Answers name its months by their identifiers; the read engine fills them. */
@Controller
class RetailPriceController {
    private final RetailPriceImports imports;

    RetailPriceController(RetailPriceImports imports) {
        this.imports = imports;
    }

    @MutationMapping
    Map<String, @Nullable Object> importRetailPrices(@Argument byte[] file) {
        RetailPriceImports.Outcome outcome = imports.receive(file);
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("retailPrices", outcome.made());
        payload.put("errors", outcome.errors());
        return payload;
    }
}
