package uk.interborough.api;

import graphql.ExecutionResult;
import io.micrometer.context.ContextSnapshotFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.operations.Reference;
import uk.interborough.query.Limits;
import uk.interborough.schema.PublishedContract;

/** {@code POST /graphql}: one operation in, its answer out, by GraphQL over HTTP. */
@Controller
class GraphQlEndpoint {

    private static final MediaType RESPONSE = MediaType.parseMediaType("application/graphql-response+json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Takes who is asking along to the threads of controllers. */
    private final ContextSnapshotFactory snapshots =
            ContextSnapshotFactory.builder().build();

    private final ExecutionGraphQlService service;
    private final Limits limits;
    private final String contract;

    GraphQlEndpoint(ExecutionGraphQlService service, GraphQlSource source, Limits limits) {
        this.service = service;
        this.limits = limits;
        this.contract = PublishedContract.text(source.schema());
    }

    /** The whole contract, as SDL. */
    @GetMapping("/graphql/schema")
    void schema(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(contract.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @RequestMapping("/graphql")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MediaType type = accepted(request.getHeader("Accept"));
        if (type == null) {
            refuse(
                    response,
                    MediaType.APPLICATION_JSON,
                    406,
                    "NOT_ACCEPTABLE",
                    "Answers come as application/json or application/graphql-response+json.");
            return;
        }
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            refuse(response, type, 405, "METHOD_NOT_ALLOWED", "Operations are sent with POST.");
            return;
        }
        if (!isJson(request)) {
            refuse(response, type, 415, "UNSUPPORTED_MEDIA_TYPE", "Operations are sent as application/json in UTF-8.");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(limits.bodyBytes() + 1);
        if (body.length > limits.bodyBytes()) {
            refuse(
                    response,
                    type,
                    413,
                    "LIMIT_EXCEEDED",
                    "The body is larger than " + limits.bodyBytes()
                            + " bytes. Larger files go to /imports/performance-workbook and /imports/schedule-2.");
            return;
        }
        Operation operation;
        try {
            operation = Operation.of(JSON.readValue(body, Object.class));
        } catch (JacksonException e) {
            refuse(response, type, 400, "BAD_REQUEST", "The body is not JSON.");
            return;
        } catch (Operation.Malformed e) {
            refuse(response, type, type.equals(RESPONSE) ? 422 : 400, "BAD_REQUEST", e.getMessage());
            return;
        }
        ExecutionResult result;
        try {
            result = execute(operation, Wishes.of(request));
        } catch (DataAccessException | TransactionException e) {
            String trace = Errors.traced(e);
            refuse(
                    response,
                    type,
                    503,
                    "UNAVAILABLE",
                    "The database did not answer. Try again. Reference " + trace + ".");
            return;
        }
        response.setStatus(type.equals(RESPONSE) && !result.isDataPresent() ? 400 : 200);
        Wishes.mustWait(result).ifPresent(seconds -> {
            response.setStatus(429);
            response.setHeader("Retry-After", Long.toString(seconds));
        });
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        new AnswerBody(result).writeTo(response.getOutputStream());
    }

    private ExecutionResult execute(Operation operation, Map<String, Object> wishes) {
        DefaultExecutionGraphQlRequest asked = new DefaultExecutionGraphQlRequest(
                operation.query(),
                operation.operationName(),
                operation.variables(),
                operation.extensions(),
                UUID.randomUUID().toString(),
                Locale.UK);
        if (!wishes.isEmpty()) {
            asked.configureExecutionInput(
                    (input, builder) -> builder.graphQLContext(wishes).build());
        }
        return Objects.requireNonNull(service.execute(asked)
                        .contextWrite(snapshots.captureAll()::updateContext)
                        .block())
                .getExecutionResult();
    }

    private static @Nullable MediaType accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return MediaType.APPLICATION_JSON;
        }
        try {
            for (MediaType wanted : MediaType.parseMediaTypes(header)) {
                if (wanted.getQualityValue() > 0) {
                    if (!wanted.isWildcardType() && wanted.includes(RESPONSE)) {
                        return RESPONSE;
                    }
                    if (wanted.includes(MediaType.APPLICATION_JSON)) {
                        return MediaType.APPLICATION_JSON;
                    }
                }
            }
        } catch (InvalidMediaTypeException e) {
            return null;
        }
        return null;
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

    private static void refuse(HttpServletResponse response, MediaType type, int status, String code, String message)
            throws IOException {
        response.setStatus(status);
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        JSON.writeValue(
                response.getOutputStream(),
                Map.of(
                        "errors",
                        List.of(Map.of(
                                "message",
                                message,
                                "extensions",
                                Map.of("code", code, "traceId", Reference.current())))));
    }
}
