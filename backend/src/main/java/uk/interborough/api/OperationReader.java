package uk.interborough.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.query.Limits;

/** Reads the operation that a request holds: in the body of a POST, in the address of a GET. */
@Component
class OperationReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> PARAMETERS = Set.of("query", "operationName", "variables", "extensions");

    private final Limits limits;
    private final PersistedDocuments documents;

    OperationReader(Limits limits, PersistedDocuments documents) {
        this.limits = limits;
        this.documents = documents;
    }

    Operation read(HttpServletRequest request) throws Refused, IOException {
        return switch (request.getMethod()) {
            case "POST" -> Operation.of(body(request), documents);
            case "GET", "HEAD" -> Operation.of(parameters(request.getQueryString()), documents);
            default ->
                throw new Refused(
                                HttpStatus.METHOD_NOT_ALLOWED,
                                RightsGate.METHOD_NOT_ALLOWED,
                                "Operations are sent with POST, queries also with GET.")
                        .with("Allow", "GET, HEAD, POST");
        };
    }

    private @Nullable Object body(HttpServletRequest request) throws Refused, IOException {
        if (!isJson(request)) {
            throw unsupported("Operations are sent as application/json in UTF-8.");
        }
        String coding = Objects.requireNonNullElse(request.getHeader("Content-Encoding"), "identity");
        if (!coding.trim().equalsIgnoreCase("identity")) {
            throw unsupported("Operations are sent as they are, without a Content-Encoding.")
                    .with("Accept-Encoding", "identity");
        }
        byte[] body = request.getInputStream().readNBytes(limits.bodyBytes() + 1);
        if (body.length > limits.bodyBytes()) {
            throw new Refused(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "LIMIT_EXCEEDED",
                    "The body is larger than " + limits.bodyBytes()
                            + " bytes. Larger files go to /imports/performance-workbook, /imports/schedule-2 and /notices/{notice}/attachments.");
        }
        return json("The body", utf8(body));
    }

    private static Map<String, Object> parameters(@Nullable String address) throws Refused {
        Map<String, Object> parameters = new HashMap<>();
        for (String pair : Objects.requireNonNullElse(address, "").split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            if (PARAMETERS.contains(name)) {
                String text = parts.length == 2 ? decoded(parts[1]) : "";
                boolean json = name.equals("variables") || name.equals("extensions");
                Object value = text.isEmpty() ? null : json ? json(name, text) : text;
                if (parameters.containsKey(name)) {
                    throw Refused.malformed("The parameter " + name + " is given twice.");
                }
                parameters.put(name, value);
            }
        }
        return parameters;
    }

    private static String decoded(String part) throws Refused {
        try {
            return utf8(URLDecoder.decode(part, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("The address holds a % that two hexadecimal digits do not follow.");
        }
    }

    private static String utf8(byte[] bytes) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refused.malformed("The request is not in UTF-8.");
        }
    }

    private static @Nullable Object json(String what, String text) throws Refused {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw Refused.malformed(what + " is not JSON.");
        }
    }

    private static Refused unsupported(String message) {
        return new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", message);
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
