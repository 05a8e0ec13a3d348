package uk.interborough.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.interborough.security.UploadedBytes;
import uk.interborough.writing.NodeId;

/** The same import for programs that send a file as it is. Other content types, forms among them, are refused. */
@RestController
class WorkbookUpload {
    static final String PATH = "/imports/performance-workbook";

    private final WorkbookImports imports;

    WorkbookUpload(WorkbookImports imports) {
        this.imports = imports;
    }

    @PostMapping(path = PATH, consumes = PerformanceWorkbook.MEDIA_TYPE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> receive(
            HttpServletRequest request,
            @RequestParam(defaultValue = "workbook.xlsx") String fileName,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        byte[] file = UploadedBytes.of(request, WorkbookFile.MOST_BYTES);
        if (file.length > WorkbookFile.MOST_BYTES) {
            return answer(HttpStatus.CONTENT_TOO_LARGE, ImportOutcome.refused(WorkbookFile.tooLarge()));
        }
        ImportOutcome outcome = imports.receive(file, fileName, key);
        return answer(
                Refusal.status(
                        outcome.errors().stream().map(WorkbookFault::code).toList()),
                outcome);
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(HttpStatus status, ImportOutcome outcome) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("import", outcome.importId() == null ? null : NodeId.of("WorkbookImport", outcome.importId()));
        body.put(
                "performanceReturns",
                outcome.performanceReturns().stream()
                        .map(id -> NodeId.of("PerformanceReturn", id))
                        .toList());
        body.put("errors", outcome.errors());
        return ResponseEntity.status(status).body(body);
    }
}
