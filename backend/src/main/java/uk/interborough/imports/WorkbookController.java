package uk.interborough.imports;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** The performance workbook in GraphQL. Answers name nodes by their identifiers; the read engine fills them. */
@Controller
class WorkbookController {
    private final WorkbookForms forms;
    private final WorkbookImports imports;

    WorkbookController(WorkbookForms forms, WorkbookImports imports) {
        this.forms = forms;
        this.imports = imports;
    }

    /** A file to download. Size in bytes. */
    public record WorkbookDownload(String name, String mediaType, int size, byte[] content) {}

    @QueryMapping
    @Nullable
    WorkbookDownload performanceWorkbook(@Argument String service, @Argument int financialYear) {
        return NodeId.parse("service", service)
                .flatMap(id -> forms.find(id, financialYear))
                .map(form -> {
                    byte[] content = PerformanceWorkbook.write(form);
                    return new WorkbookDownload(
                            form.fileName(), PerformanceWorkbook.MEDIA_TYPE, content.length, content);
                })
                .orElse(null);
    }

    @MutationMapping
    Map<String, @Nullable Object> importPerformanceWorkbook(
            @Argument byte[] file, @Argument String fileName, @Argument @Nullable String clientMutationKey) {
        ImportOutcome outcome = imports.receive(file, fileName, clientMutationKey);
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("import", outcome.importId());
        payload.put("performanceReturns", outcome.performanceReturns());
        payload.put("errors", outcome.errors());
        return payload;
    }
}
