package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.Map;
import uk.interborough.ui.api.FileAddress;

/** The same rows as files. */
public final class FileLinks extends Div {

    /** @param what the rows as they are called within a sentence, e.g. {@code the invoices} */
    public FileLinks(String what, String document, Map<String, ?> variables) {
        addClassName("ib-actions");
        add(
                link("Download as Excel", what, FileAddress.XLSX.of(document, variables)),
                link("Download as CSV", what, FileAddress.CSV.of(document, variables)));
    }

    private static Anchor link(String text, String what, String address) {
        Anchor link = new Anchor(address, text);
        link.add(Markup.unseen(": " + what));
        link.addClassNames("ib-button", "ib-button-small");
        link.getElement().setAttribute("router-ignore", true).setAttribute("download", true);
        return link;
    }
}
