package uk.interborough.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.query.Limits;

/** Reads the operation that a request holds. */
@Component
class OperationReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Limits limits;

    OperationReader(Limits limits) {
        this.limits = limits;
    }

    Operation read(HttpServletRequest request) throws Refused, IOException {
        if (!request.getMethod().equals("POST")) {
            throw new Refused(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Operations are sent with POST.")
                    .with("Allow", "POST");
        }
        if (!isJson(request)) {
            throw new Refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Operations are sent as application/json in UTF-8.");
        }
        byte[] body = request.getInputStream().readNBytes(limits.bodyBytes() + 1);
        if (body.length > limits.bodyBytes()) {
            throw new Refused(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "LIMIT_EXCEEDED",
                    "The body is larger than " + limits.bodyBytes()
                            + " bytes. Larger files go to /imports/performance-workbook and /imports/schedule-2.");
        }
        try {
            return Operation.of(JSON.readValue(body, Object.class));
        } catch (JacksonException e) {
            throw Refused.malformed("The body is not JSON.");
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        try {
            MediaType type = MediaType.parseMediaType(Objects.requireNonNullElse(request.getContentType(), ""));
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                    && (type.getCharset() == null || type.getCharset().name().equals("UTF-8"));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
