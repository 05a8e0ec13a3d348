package uk.interborough.api;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import uk.interborough.query.Asked;

/** Answers of GraphQL over HTTP: one JSON object. To a GET with a tag, so that nothing is read for who has it already. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JsonForm implements AnswerForm {

    static final MediaType RESPONSE = MediaType.parseMediaType("application/graphql-response+json");

    private final Executions executions;
    private final EntityTags tags;

    JsonForm(Executions executions, EntityTags tags) {
        this.executions = executions;
        this.tags = tags;
    }

    @Override
    public List<MediaType> types() {
        return List.of(MediaType.APPLICATION_JSON, RESPONSE);
    }

    @Override
    public void answer(Operation operation, MediaType type, HttpServletRequest request, HttpServletResponse response)
            throws Refused, IOException {
        boolean safe = !request.getMethod().equals("POST");
        Map<Object, Object> wishes = Wishes.of(request);
        Optional<String> tag = safe && wishes.isEmpty() ? tags.tag(operation, type) : Optional.empty();
        if (tag.isPresent() && EntityTags.names(request, tag.get())) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            kept(response, tag.get());
            return;
        }
        Map<Object, Object> more = new HashMap<>(wishes);
        if (tag.isPresent()) {
            more.put(Asked.STEADY, true);
        }
        ExecutionResult result = executions.execute(operation, safe, more);
        response.setStatus(type.equals(RESPONSE) && !result.isDataPresent() ? 400 : 200);
        Wishes.mustWait(result).ifPresent(seconds -> {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", Long.toString(seconds));
        });
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        if (result.getErrors().isEmpty()) {
            tag.ifPresent(known -> kept(response, known));
        }
        new AnswerBody(result).writeTo(response.getOutputStream());
    }

    /** The browser of this person may keep it, and asks each time whether it still holds. */
    private static void kept(HttpServletResponse response, String tag) {
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, no-cache");
    }
}
