package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import uk.interborough.ui.api.FileAddress;
import uk.interborough.ui.api.NamedFile;

/** The same rows as files. The browser fetches them as the page, with the token of its session, which no other site has. */
public final class FileLinks extends Div {

    private final Span outcome = new Span();

    /** @param what the rows as they are called within a sentence, e.g. {@code the invoices} */
    public FileLinks(String what, String document, Map<String, ?> variables) {
        addClassName("ib-actions");
        outcome.getElement().setAttribute("role", "status");
        add(
                button("Download as Excel", what, FileAddress.XLSX.of(document, variables)),
                button("Download as CSV", what, FileAddress.CSV.of(document, variables)),
                outcome);
    }

    /** The same as a printed page, before the files; asked for when somebody follows it. */
    public FileLinks paper(String missing, Supplier<@Nullable NamedFile> file) {
        Anchor paper = FileLink.button("Download PDF", "document", missing, file);
        paper.addClassName("ib-button-small");
        addComponentAsFirst(paper);
        return this;
    }

    private NativeButton button(String text, String what, String address) {
        NativeButton button = new NativeButton(
                "", event -> outcome.getElement().executeJs("ib.saveFile(this, $0, $1)", address, token()));
        button.add(new Span(text), Markup.unseen(": " + what));
        button.addClassNames("ib-button", "ib-button-small");
        return button;
    }

    private static @Nullable String token() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request != null && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : null;
    }
}
