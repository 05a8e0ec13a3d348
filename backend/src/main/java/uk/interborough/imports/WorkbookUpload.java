package uk.interborough.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.interborough.security.Identity;

/** The same import for programs that send a file as it is. Other content types, forms among them, are refused. */
@RestController
class WorkbookUpload {
    /** Of a file that is too large. Unit: bytes. */
    private static final long MOST_SWALLOWED = 64L * 1024 * 1024;

    private final WorkbookImports imports;

    WorkbookUpload(WorkbookImports imports) {
        this.imports = imports;
    }

    @PostMapping(
            path = "/imports/performance-workbook",
            consumes = PerformanceWorkbook.MEDIA_TYPE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> receive(
            HttpServletRequest request,
            @RequestParam(defaultValue = "workbook.xlsx") String fileName,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        if (Identity.current().filter(Identity::mayWrite).isEmpty()) {
            throw new AccessDeniedException("This token only reads");
        }
        byte[] file = request.getInputStream().readNBytes(WorkbookFile.MOST_BYTES + 1);
        if (file.length > WorkbookFile.MOST_BYTES) {
            request.getInputStream().skip(MOST_SWALLOWED); // or the client never gets to read why
            return answer(HttpStatus.CONTENT_TOO_LARGE, ImportOutcome.refused(WorkbookFile.tooLarge()));
        }
        ImportOutcome outcome = imports.receive(file, fileName, key);
        return answer(outcome.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT, outcome);
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(HttpStatus status, ImportOutcome outcome) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("import", outcome.importId() == null ? null : NodeId.of("workbook-import", outcome.importId()));
        body.put(
                "performanceReturns",
                outcome.performanceReturns().stream()
                        .map(id -> NodeId.of("performance-return", id))
                        .toList());
        body.put("errors", outcome.errors());
        return ResponseEntity.status(status).body(body);
    }
}
