package uk.interborough.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.operations.Reference;

/** A request that is not executed: the status, a code of the documented list, and what was expected. */
public final class Refused extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpStatus status;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /** Refused with this status. */
    public Refused(HttpStatus status, String code, String message) {
        super(message);
        this.status = status;
        extensions.put("code", code);
        extensions.put("traceId", Reference.current());
    }

    static Refused malformed(String message) {
        return new Refused(HttpStatus.BAD_REQUEST, "BAD_REQUEST", message);
    }

    /** Says it with one header more. */
    public Refused with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Says it with one extension more, such as the limit that was passed. */
    public Refused saying(String extension, Object value) {
        extensions.put(extension, value);
        return this;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /**
     * What GraphQL itself refuses, as it would refuse a document: 200 as {@code application/json}, which has no other status
     * for it, and 400 as {@code application/graphql-response+json}.
     */
    static Refused asked(String code, String message) {
        return new Refused(HttpStatus.OK, code, message);
    }

    /** An answer that holds this error and no data. Nobody keeps it. */
    void writeTo(HttpServletResponse response, MediaType type) throws IOException {
        response.setStatus(status == HttpStatus.OK && type.equals(JsonForm.RESPONSE) ? 400 : status.value());
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        headers.forEach(response::setHeader);
        JSON.writeValue(response.getOutputStream(), Map.of("errors", List.of(shaped())));
    }

    /** The error, as GraphQL shapes it. */
    Map<String, Object> shaped() {
        return Map.of("message", getMessage(), "extensions", extensions);
    }
}
