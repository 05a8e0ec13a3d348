package uk.interborough.ui.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Where the answer to a document is had as a file, with all its rows, by whoever follows the link. */
public enum FileAddress {
    CSV,
    XLSX;

    private static final JsonMapper JSON = new JsonMapper();

    /** The address of the answer to {@code graphql-documents/<document>.graphql}. */
    public String of(String document, Map<String, ?> variables) {
        return "graphql?format=" + name().toLowerCase(Locale.ROOT) + "&query=" + encoded(Documents.read(document))
                + "&variables=" + encoded(JSON.writeValueAsString(variables));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
