package uk.interborough.export;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which file is wanted of which question.
 *
 * @param kind of file
 * @param zipWhereNeeded several tables of CSV may come in one ZIP
 * @param bom CSV begins with a byte order mark, by which Excel knows UTF-8
 * @param trailer a last line of JSON says how many rows there were
 * @param query the document
 * @param variables as they were sent
 */
public record FileRequest(
        FileKind kind,
        boolean zipWhereNeeded,
        boolean bom,
        boolean trailer,
        String query,
        @Nullable String operationName,
        Map<String, Object> variables) {}
