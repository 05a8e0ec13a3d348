package uk.interborough.imports;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Schedule 2 files in GraphQL. Answers name services by their identifiers; the read engine fills them. */
@Controller
class Schedule2Controller {
    private static final UUID NO_PARTNERSHIP = new UUID(0, 0);

    private final Schedule2Templates templates;
    private final Schedule2Imports imports;

    Schedule2Controller(Schedule2Templates templates, Schedule2Imports imports) {
        this.templates = templates;
        this.imports = imports;
    }

    @QueryMapping
    WorkbookController.WorkbookDownload schedule2Template(@Argument Schedule2Templates.TableFormat format) {
        byte[] content = templates.write(format);
        return new WorkbookController.WorkbookDownload(
                "Schedule 2." + format.extension, format.mediaType, content.length, content);
    }

    @MutationMapping
    Map<String, Object> importSchedule2(
            @Argument byte[] file,
            @Argument String fileName,
            @Argument boolean preview,
            @Argument @Nullable String partnership,
            @Argument @Nullable String clientMutationKey) {
        Schedule2Outcome outcome = imports.receive(
                new Schedule2Imports.Request(file, fileName, preview, partnership(partnership), clientMutationKey));
        return Map.of(
                "preview", outcome.preview(),
                "changes", outcome.changes(),
                "services", outcome.services(),
                "notes", outcome.notes(),
                "errors", outcome.errors());
    }

    /** What is no identifier of a partnership is none of the viewer's. */
    static @Nullable UUID partnership(@Nullable String id) {
        return id == null ? null : NodeId.parse("partnership", id).orElse(NO_PARTNERSHIP);
    }
}
