package uk.interborough.api;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers of GraphQL over HTTP: one JSON object. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JsonForm implements AnswerForm {

    static final MediaType RESPONSE = MediaType.parseMediaType("application/graphql-response+json");

    private final Executions executions;

    JsonForm(Executions executions) {
        this.executions = executions;
    }

    @Override
    public List<MediaType> types() {
        return List.of(MediaType.APPLICATION_JSON, RESPONSE);
    }

    @Override
    public void answer(Operation operation, MediaType type, HttpServletRequest request, HttpServletResponse response)
            throws Refused, IOException {
        ExecutionResult result = executions.execute(operation);
        response.setStatus(type.equals(RESPONSE) && !result.isDataPresent() ? 400 : 200);
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        new AnswerBody(result).writeTo(response.getOutputStream());
    }
}
