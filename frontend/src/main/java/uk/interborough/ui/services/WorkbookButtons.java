package uk.interborough.ui.services;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.NamedFile;
import uk.interborough.ui.parts.FileLink;
import uk.interborough.ui.returns.ImportView;

/** The workbook to send to the provider, by year, and the way back in for a filled one. */
final class WorkbookButtons extends Div {

    private final Api api;
    private final String serviceId;
    private final Select<Integer> year = new Select<>();

    WorkbookButtons(Api api, Clock clock, String serviceId) {
        this.api = api;
        this.serviceId = serviceId;
        addClassName("ib-actions");
        LocalDate today = LocalDate.now(clock);
        int current = today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear();
        year.setId("workbook-year");
        year.setLabel("Workbook of");
        year.setItems(List.of(current + 1, current, current - 1, current - 2));
        year.setItemLabelGenerator(first -> first + " to " + (first + 1));
        year.setValue(current);
        Anchor download = FileLink.button(
                "Download workbook",
                "download-workbook",
                "There is no contract for this service in that year.",
                () -> ask(year.getValue()));
        RouterLink upload = new RouterLink("Upload workbook", ImportView.class);
        upload.addClassNames("ib-button", "ib-button-main");
        add(year, download, upload);
    }

    private @Nullable NamedFile ask(int financialYear) {
        return NamedFile.ask(api, "performance-workbook", Map.of("service", serviceId, "financialYear", financialYear));
    }
}
