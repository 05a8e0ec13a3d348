package uk.interborough.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
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

/** The same import for programs that send a Schedule 2 file as it is. Without preview=false nothing is saved. */
@RestController
class Schedule2Upload {
    static final String PATH = "/imports/schedule-2";

    private final Schedule2Imports imports;

    Schedule2Upload(Schedule2Imports imports) {
        this.imports = imports;
    }

    @PostMapping(
            path = PATH,
            consumes = {PerformanceWorkbook.MEDIA_TYPE, "text/csv"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> receive(
            HttpServletRequest request,
            @RequestParam(defaultValue = "schedule-2") String fileName,
            @RequestParam(defaultValue = "true") boolean preview,
            @RequestParam(required = false) @Nullable String partnership,
            @RequestParam(required = false) @Nullable String asPreviewed,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        byte[] file = UploadedBytes.of(request, WorkbookFile.MOST_BYTES);
        UUID whose = Schedule2Controller.partnership(partnership);
        Schedule2Outcome outcome =
                imports.receive(new Schedule2Imports.Request(file, fileName, preview, whose, asPreviewed, key));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("preview", outcome.preview());
        body.put("changes", outcome.changes());
        body.put("fingerprint", outcome.fingerprint());
        body.put(
                "services",
                outcome.services().stream().map(id -> NodeId.of("Service", id)).toList());
        body.put("notes", outcome.notes());
        body.put("errors", outcome.errors());
        return ResponseEntity.status(status(file, outcome)).body(body);
    }

    private static HttpStatus status(byte[] file, Schedule2Outcome outcome) {
        if (file.length > WorkbookFile.MOST_BYTES) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        return Refusal.status(
                outcome.errors().stream().map(Schedule2Fault::code).toList());
    }
}
