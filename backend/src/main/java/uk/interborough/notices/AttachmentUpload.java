package uk.interborough.notices;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.interborough.security.UploadedBytes;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.NodeId;

/** Attaches a file that is sent as it is, which may be larger than an operation. What it is, its bytes say. */
@RestController
class AttachmentUpload {
    static final String PATH = "/notices/{notice}/attachments";

    private final NoticeAttachments attachments;

    AttachmentUpload(NoticeAttachments attachments) {
        this.attachments = attachments;
    }

    @PostMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> receive(
            HttpServletRequest request,
            @PathVariable String notice,
            @RequestParam int edit,
            @RequestParam(defaultValue = "") String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        byte[] file = UploadedBytes.of(request, AttachedFile.MOST_BYTES);
        Change change =
                attachments.attach(new NoticeAttachments.Sent(NodeId.read("Notice", notice), edit, name), file, key);
        UUID made = change.made();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("notice", made == null ? null : NodeId.of("Notice", made));
        body.put("edit", change.faulty() ? null : edit + 1);
        body.put("errors", change.errors());
        return ResponseEntity.status(status(change.errors())).body(body);
    }

    private static HttpStatus status(List<ArgumentFault> faults) {
        return faults.stream()
                .findFirst()
                .map(fault -> switch (fault.code()) {
                    case "NOT_FOUND" -> HttpStatus.NOT_FOUND;
                    case "BUSY", "CONFLICT" -> HttpStatus.CONFLICT;
                    case "FILE_TOO_LARGE" -> HttpStatus.CONTENT_TOO_LARGE;
                    case "UNSUPPORTED_MEDIA_TYPE" -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                })
                .orElse(HttpStatus.OK);
    }
}
