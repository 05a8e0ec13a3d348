package uk.interborough.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Registers of open notices in GraphQL. Answers name notices by their identifiers; the read engine fills them. */
@Controller
class RegisterController {
    private final RegisterImports imports;

    RegisterController(RegisterImports imports) {
        this.imports = imports;
    }

    @QueryMapping
    WorkbookController.WorkbookDownload noticeRegisterTemplate(@Argument Schedule2Templates.TableFormat format) {
        byte[] content = RegisterTemplates.write(format);
        return new WorkbookController.WorkbookDownload(
                "Notice register." + format.extension, format.mediaType, content.length, content);
    }

    @MutationMapping
    Map<String, Object> importNoticeRegister(@Argument byte[] file, @Argument @Nullable String partnership) {
        RegisterImports.Outcome outcome = imports.receive(file, Schedule2Controller.partnership(partnership));
        return Map.of("notices", outcome.notices(), "known", outcome.known(), "errors", outcome.errors());
    }
}
