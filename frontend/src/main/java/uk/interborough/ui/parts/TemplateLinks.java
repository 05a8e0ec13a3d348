package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Div;
import java.util.Map;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.NamedFile;

/** An empty file to fill in, in each format. */
public final class TemplateLinks extends Div {

    /** @param document what asks for the file, with a variable {@code format} */
    public TemplateLinks(Api api, String document) {
        addClassName("ib-actions");
        for (String format : new String[] {"XLSX", "CSV"}) {
            add(FileLink.button(
                    "Download " + (format.equals("CSV") ? "CSV" : "Excel") + " template",
                    "template-" + format.toLowerCase(java.util.Locale.ROOT),
                    "There is no template.",
                    () -> NamedFile.ask(api, document, Map.of("format", format))));
        }
    }
}
