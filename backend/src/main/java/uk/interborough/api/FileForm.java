package uk.interborough.api;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import uk.interborough.export.FileExports;
import uk.interborough.export.FileKind;
import uk.interborough.export.FileRefused;
import uk.interborough.export.FileRequest;
import uk.interborough.query.Extract;

/** Answers as files: CSV, workbooks, JSON lines. */
@Component
@Order(100)
class FileForm implements AnswerForm {

    private final Executions executions;
    private final FileExports files;

    FileForm(Executions executions, FileExports files) {
        this.executions = executions;
        this.files = files;
    }

    @Override
    public List<MediaType> types() {
        return Arrays.stream(FileKind.values())
                .map(kind -> MediaType.parseMediaType(kind.mediaType()))
                .toList();
    }

    @Override
    public void answer(Operation operation, MediaType type, HttpServletRequest request, HttpServletResponse response)
            throws Refused, IOException {
        ExecutionResult result =
                executions.execute(operation, !request.getMethod().equals("POST"), Extract.asked());
        if (!result.getErrors().isEmpty()) {
            refuse(result, response);
            return;
        }
        Map<String, Object> data = Objects.requireNonNull(result.getData());
        try {
            files.write(wanted(operation, type, request), data, (name, contentType) -> {
                response.setContentType(contentType);
                response.setHeader("Cache-Control", "no-store");
                response.setHeader(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString());
                return response.getOutputStream();
            });
        } catch (IOException | RuntimeException failure) {
            if (!response.containsHeader("Content-Disposition")) {
                throw refused(failure);
            }
            if (failure instanceof IOException gone) {
                throw gone; // nobody is there any more
            }
            throw new BrokenOff(Errors.traced(failure));
        }
    }

    /** Makes the container cut the connection, so that what was sent cannot be taken for a whole file. */
    private static final class BrokenOff extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        BrokenOff(String reference) {
            super("the file of " + reference + " broke off", null, false, false);
        }
    }

    private static void refuse(ExecutionResult result, HttpServletResponse response) throws IOException {
        response.setStatus(400);
        Wishes.mustWait(result).ifPresent(seconds -> {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", Long.toString(seconds));
        });
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        List<GraphQLError> errors = result.getErrors();
        new AnswerBody(ExecutionResult.newExecutionResult().errors(errors).build()).writeTo(response.getOutputStream());
    }

    private static Refused refused(Exception failure) {
        return switch (failure) {
            case FileRefused refused ->
                new Refused(
                        switch (refused.reason()) {
                            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
                            case LIMIT_EXCEEDED, BAD_USER_INPUT -> HttpStatus.BAD_REQUEST;
                            case TIMEOUT, UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                        },
                        refused.reason().name(),
                        refused.getMessage());
            case QueryTimeoutException _ ->
                new Refused(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "TIMEOUT",
                        "This took longer than it may. Ask for fewer rows or a shorter period.");
            case DataAccessException _, TransactionException _ ->
                new Refused(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "UNAVAILABLE",
                        "The database did not answer. Try again. Reference " + Errors.traced(failure) + ".");
            default ->
                new Refused(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "INTERNAL",
                        "Something went wrong here. Reference " + Errors.traced(failure) + ".");
        };
    }

    private static FileRequest wanted(Operation operation, MediaType type, HttpServletRequest request) throws Refused {
        List<MediaType> accepted = accepted(request);
        FileKind kind = Arrays.stream(FileKind.values())
                .filter(each -> each.mediaType().equals(type.getType() + "/" + type.getSubtype()))
                .findFirst()
                .orElseThrow();
        return new FileRequest(
                kind,
                accepted.stream().anyMatch(each -> each.isCompatibleWith(MediaType.parseMediaType("application/zip"))),
                isSet("bom", accepted, request),
                isSet("trailer", accepted, request),
                operation.query(),
                operation.operationName(),
                operation.variables());
    }

    /** Whether the header Accept, beside a type, or the address says so. */
    private static boolean isSet(String parameter, List<MediaType> accepted, HttpServletRequest request) {
        return "true".equals(said(parameter, request))
                || accepted.stream().anyMatch(type -> "true".equals(type.getParameter(parameter)));
    }

    /** A plain word of the address; the container's reading would fail on what else stands there. */
    private static @Nullable String said(String parameter, HttpServletRequest request) {
        return Stream.of(
                        Objects.requireNonNullElse(request.getQueryString(), "").split("&"))
                .filter(each -> each.startsWith(parameter + "="))
                .map(each -> each.substring(parameter.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static List<MediaType> accepted(HttpServletRequest request) throws Refused {
        try {
            return MediaType.parseMediaTypes(accept(request));
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    /**
     * What is accepted: the header, or instead what a link says, which has no headers. {@code ?format=csv} takes a ZIP where
     * one table is not enough.
     */
    static @Nullable String accept(HttpServletRequest request) throws Refused {
        String format = said("format", request);
        if (format == null) {
            return request.getHeader("Accept");
        }
        for (FileKind kind : FileKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(format)) {
                return kind == FileKind.CSV
                        ? kind.mediaType() + ", " + FileKind.ZIP.mediaType() + ";q=0.5"
                        : kind.mediaType();
            }
        }
        throw new Refused(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", "format is csv, xlsx, ndjson or zip.");
    }
}
