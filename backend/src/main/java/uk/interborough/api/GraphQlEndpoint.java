package uk.interborough.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.interborough.schema.PublishedContract;

/** {@code /graphql}: one operation in, its answer out, in the form that Accept chooses. */
@Controller
class GraphQlEndpoint {

    private final AnswerForms forms;
    private final OperationReader operations;
    private final String contract;

    GraphQlEndpoint(AnswerForms forms, OperationReader operations, GraphQlSource source) {
        this.forms = forms;
        this.operations = operations;
        this.contract = PublishedContract.text(source.schema());
    }

    /** The whole contract, as SDL. */
    @GetMapping("/graphql/schema")
    void schema(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(contract.getBytes(StandardCharsets.UTF_8));
    }

    @RequestMapping("/graphql")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MediaType refusals = MediaType.APPLICATION_JSON;
        response.setHeader("Vary", "Accept, Authorization, Cookie");
        try {
            AnswerForms.Choice chosen = forms.chosen(FileForm.accept(request));
            if (chosen.type().equals(JsonForm.RESPONSE)) {
                refusals = JsonForm.RESPONSE;
            }
            chosen.form().answer(operations.read(request), chosen.type(), request, response);
        } catch (Refused refused) {
            refused.writeTo(response, refusals);
        }
    }
}
