package uk.interborough.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a file comes from.
 *
 * @param askedBy user name
 * @param dataAsOf moment of the snapshot that every table shows, in UTC
 * @param contract SHA-256 of the contract as {@code /graphql/schema} gives it
 */
record Provenance(
        String query,
        @Nullable String operationName,
        Map<String, Object> variables,
        String askedBy,
        String dataAsOf,
        String contract) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What is said of a table once it is written.
     *
     * @param more whether there are more rows than the query asked for; null for lists inside rows, of which nobody counts the rest
     * @param total count of all rows, where the query asked for it
     * @param sha256 of its CSV without a byte order mark
     */
    record Written(
            Table table,
            int rows,
            @Nullable Boolean more,
            @Nullable Long total,
            String sha256) {}

    String variablesText() {
        return JSON.writeValueAsString(variables);
    }

    /** As JSON, with what is said of the tables. */
    byte[] json(List<Written> tables) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("query", query);
        if (operationName != null) {
            json.put("operationName", operationName);
        }
        json.put("variables", variables);
        json.put("askedBy", askedBy);
        json.put("dataAsOf", dataAsOf);
        json.put("contractSha256", contract);
        json.put(
                "tables",
                tables.stream()
                        .map(written -> {
                            Map<String, Object> table = new LinkedHashMap<>();
                            table.put("name", written.table().name());
                            table.put("rows", written.rows());
                            if (written.more() != null) {
                                table.put("more", written.more());
                            }
                            if (written.total() != null) {
                                table.put("totalCount", written.total());
                            }
                            table.put("sha256", written.sha256());
                            return table;
                        })
                        .toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }
}
