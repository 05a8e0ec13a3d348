package uk.interborough.ui.drafts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.FileChoice;
import uk.interborough.ui.parts.Markup;

/** Files attached to a draft, one more, and one less. */
final class Files extends Div {

    private static final FileChoice.Kind KIND = new FileChoice.Kind(
            "choose-attachment",
            List.of(".pdf", ".png", ".jpg", ".jpeg", ".txt", ".docx", ".xlsx"),
            "Choose a PDF, PNG, JPEG, text, Word (.docx) or Excel (.xlsx) file.",
            "The file is larger than 10 MB. Choose a smaller one.",
            "Your account may not attach files. Nothing was saved.");

    private final Saver saver;
    private final Consumer<Saver.Result> changed;
    private final UnorderedList list = new UnorderedList();
    private final Div problem = new Div();

    /** @param changed told of whatever is not simply saved */
    Files(Saver saver, Consumer<Saver.Result> changed) {
        this.saver = saver;
        this.changed = changed;
        addClassName("ib-form-part");
        list.addClassName("ib-files");
        add(
                new H2("Files (optional)"),
                Markup.quiet("PDF, PNG, JPEG, text, Word or Excel, at most 10 MB each."),
                problem,
                list,
                new FileChoice(KIND, this::attach, fault -> tell(List.of(fault))));
        show();
    }

    private void attach(String name, byte[] content) {
        became(saver.change(
                "attach-to-notice",
                Map.of("notice", saver.draft().orElseThrow().noticeId(), "file", content, "fileName", name)));
    }

    private void remove(Draft.Attachment file) {
        became(saver.change("remove-notice-attachment", Map.of("attachment", file.id())));
    }

    private void became(Saver.Result result) {
        problem.removeAll();
        switch (result) {
            case Saver.Result.Saved saved -> show();
            case Saver.Result.Refused refused ->
                tell(refused.faults().stream().map(Fault::message).collect(Collectors.toList()));
            default -> changed.accept(result);
        }
    }

    private void tell(List<String> faults) {
        problem.removeAll();
        problem.add(ErrorSummary.of("There is a problem", faults));
    }

    private void show() {
        list.removeAll();
        saver.draft().map(Draft::attachments).orElse(List.of()).forEach(file -> {
            NativeButton remove = new NativeButton("Remove", event -> remove(file));
            remove.add(Markup.unseen(" " + file.name()));
            remove.addClassNames("ib-button", "ib-button-small");
            list.add(new ListItem(new Span(file.name()), remove));
        });
    }
}
