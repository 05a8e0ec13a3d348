package uk.interborough.ui.returns;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.services.ServiceView;

/** Sends a filled workbook in, and says what became of it: the returns it changed, or every fault at once. */
@Route("returns/import")
@PageTitle("Upload a performance workbook – Interborough")
@PermitAll
public final class ImportView extends Div {

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    record Fault(
            String code,
            String message,
            @Nullable String sheet,
            @Nullable String cell,
            @Nullable String found,
            @Nullable String expected) {}

    record Changed(String id, int version, FinancialQuarter quarter) {}

    record Service(String id, String name) {}

    record Received(int financialYear, Service service) {}

    record Payload(@Nullable Received received, List<Changed> performanceReturns, List<Fault> errors) {}

    record Answer(Payload importPerformanceWorkbook) {}

    private final Api api;
    private final Div outcome = new Div();

    public ImportView(Api api) {
        this.api = api;
        addClassName("ib-page");
        outcome.addClassName("ib-figures");
        Upload upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> send(metadata.fileName(), bytes)));
        upload.setAcceptedFileExtensions(".xlsx");
        upload.setMaxFileSize(TEN_MEGABYTES);
        upload.setMaxFiles(1);
        NativeButton choose = new NativeButton("Choose a workbook");
        choose.addClassNames("ib-button", "ib-button-main");
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("or drop it here"));
        upload.addFileRejectedListener(event -> refuse("Choose an XLSX file of 10 MB at most"));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        add(
                new Breadcrumbs("Upload workbook", new RouterLink("Returns", ReturnsView.class)),
                new H1("Upload a performance workbook"),
                outcome,
                Markup.card(
                        "The file",
                        new Paragraph("An XLSX workbook of one service and year, 10 MB at most, as downloaded from the"
                                + " page of the service and filled in by the provider."),
                        Markup.quiet("The whole file is saved or none of it. A corrected file replaces the figures and"
                                + " keeps the old ones readable."),
                        upload));
    }

    /** Runs under the lock of the page. */
    void send(String fileName, byte[] bytes) {
        try {
            show(api.ask("import-performance-workbook", Map.of("file", bytes, "fileName", fileName), Answer.class)
                    .importPerformanceWorkbook());
        } catch (ApiException e) {
            refuse("We could not save the workbook, and nothing was changed. " + e.getMessage() + e.reference());
        }
    }

    private void refuse(String fault) {
        outcome.removeAll();
        outcome.add(ErrorSummary.of("There is a problem", List.of(fault)));
    }

    private void show(Payload payload) {
        outcome.removeAll();
        if (!payload.errors().isEmpty()) {
            showFaults(payload.errors());
        } else if (payload.performanceReturns().isEmpty()) {
            outcome.add(new Banner(Banner.Kind.NOTE, "This file changes nothing: it was received before."));
        } else {
            showChanges(payload);
        }
    }

    private void showFaults(List<Fault> faults) {
        ErrorSummary summary = ErrorSummary.of(
                "The workbook has %s. Nothing was saved.".formatted(Say.count(faults.size(), "fault", "faults")),
                faults.stream().limit(10).map(Fault::message).toList());
        DataTable<Fault> table = new DataTable<Fault>("Faults in the workbook")
                .hideCaption()
                .stacks()
                .text("Sheet", fault -> Objects.requireNonNullElse(fault.sheet(), "The whole file"))
                .text("Cell", fault -> Objects.requireNonNullElse(fault.cell(), "–"))
                .text("Found", fault -> Objects.requireNonNullElse(fault.found(), "Nothing"))
                .text("Expected", fault -> Objects.requireNonNullElse(fault.expected(), "–"))
                .text("What to do", Fault::message)
                .rows(faults);
        outcome.add(summary);
        if (faults.stream().anyMatch(fault -> fault.sheet() != null)) {
            outcome.add(Markup.card("Every fault", table));
        }
    }

    private void showChanges(Payload payload) {
        Div done = new Div(new H2("The workbook is saved"));
        done.addClassName("ib-card");
        done.getElement().setAttribute("role", "status");
        Received received = payload.received();
        if (received != null) {
            done.add(new Paragraph(new RouterLink(
                    received.service().name(),
                    ServiceView.class,
                    new RouteParameters("id", received.service().id()))));
        }
        UnorderedList changed = new UnorderedList();
        payload.performanceReturns()
                .forEach(it -> changed.add(new ListItem(
                        new RouterLink(it.quarter().label(), ReturnView.class, new RouteParameters("id", it.id())),
                        new Span(it.version() == 1 ? ": received" : ": amended, now version " + it.version()))));
        done.add(changed);
        outcome.add(done);
    }
}
