package uk.interborough.ui.desk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.RowFault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.InboxView;
import uk.interborough.ui.notices.NoticeView;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.FileChoice;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.RowFaults;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.TemplateLinks;

/** Brings in the open notices of the register kept until now, and says what became of them, or every fault at once. */
@Route("notices/registers/import")
@PageTitle("Import a register – Notifications – Interborough")
@PermitAll
public final class RegisterImportView extends Div implements BeforeEnterObserver {

    private static final FileChoice.Kind FILE = new FileChoice.Kind(
            "choose-register",
            List.of(".xlsx", ".csv"),
            "Choose an Excel workbook (.xlsx) or a CSV file (.csv). Save other formats as one of these first.",
            "The file is larger than 10 MB. A register is far smaller: choose the right file.",
            "Your account may not import a register. Nothing was saved.");

    record Brought(
            String id, @Nullable String reference, @Nullable Named provider, Named authority) {}

    record Payload(List<Brought> notices, int known, List<RowFault> errors) {}

    private record Answer(Payload importNoticeRegister) {}

    private final Api api;
    private final Background background;
    private final Viewer viewer;
    private final Div outcome = new Div();
    private final Select<Viewer.Partnership> partnership = new Select<>();

    public RegisterImportView(Api api, Background background) {
        this.api = api;
        this.background = background;
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        outcome.addClassName("ib-figures");
        outcome.getElement().setAttribute("aria-live", "polite");
        partnership.setLabel("Whose register it is");
        partnership.setId("register-partnership");
        partnership.setItems(viewer.partnerships());
        partnership.setItemLabelGenerator(Viewer.Partnership::name);
        Div file = Markup.card(
                "The file",
                new Paragraph(
                        "An Excel workbook (.xlsx) or CSV file (.csv) with one row for each open notice, 10 MB at most."),
                Markup.quiet(
                        "Nothing is circulated and nobody has to acknowledge. The whole file is saved or none of it; what"
                                + " was brought in before stays as it is."));
        if (viewer.partnerships().size() > 1) {
            file.add(partnership);
        }
        file.add(new FileChoice(FILE, this::send, this::refuse));
        add(
                new Breadcrumbs(
                        "Import a register",
                        new RouterLink("Notifications", InboxView.class),
                        new RouterLink("Registers and review", RegistersView.class)),
                new H1("Import a register"),
                outcome,
                file,
                Markup.card(
                        "Start from the template",
                        new Paragraph("The template has the columns that are read, and explains each."),
                        new TemplateLinks(api, "notice-register-template")));
    }

    /** For whoever does not coordinate there is no such page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return Viewer.ask(api).coordinates();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!viewer.coordinates()) {
            throw new NotFoundException();
        }
        viewer.usualPartnership(api).ifPresent(partnership::setValue);
    }

    /** Runs under the lock of the page. */
    void send(String fileName, byte[] content) {
        Map<String, Object> variables = new HashMap<>(Map.of("file", content));
        if (partnership.getValue() != null) {
            variables.put("partnership", partnership.getValue().id());
        }
        outcome.removeAll();
        outcome.add(new Banner(Banner.Kind.NOTE, "Reading " + fileName + "…"));
        background.ask(
                UI.getCurrentOrThrow(),
                () -> api.ask("import-notice-register", variables, Answer.class).importNoticeRegister(),
                this::show,
                this::failed);
    }

    private void failed(ApiException failure) {
        if (failure.meansRightsAreLost()) {
            throw failure;
        }
        refuse("We could not save the register, and nothing was changed. " + failure.getMessage()
                + failure.reference());
    }

    private void refuse(String fault) {
        outcome.removeAll();
        outcome.add(ErrorSummary.of("There is a problem", List.of(fault)));
    }

    private void show(Payload payload) {
        outcome.removeAll();
        if (!payload.errors().isEmpty()) {
            outcome.add(new RowFaults(payload.errors()));
        } else if (payload.notices().isEmpty()) {
            outcome.add(new Banner(Banner.Kind.NOTE, "This file changes nothing: its notices were brought in before."));
        } else {
            saved(payload);
        }
    }

    private void saved(Payload payload) {
        H2 heading = new H2(Say.count(payload.notices().size(), "notice is", "notices are") + " brought in");
        heading.getElement().setAttribute("tabindex", "-1");
        heading.addAttachListener(event -> heading.getElement().executeJs("ib.focusSoon(this)"));
        Div card = new Div(heading);
        card.addClassName("ib-card");
        if (payload.known() > 0) {
            card.add(Markup.quiet(Say.count(payload.known(), "notice was", "notices were") + " brought in before, and "
                    + (payload.known() == 1 ? "stays as it is." : "stay as they are.")));
        }
        card.add(new DataTable<Brought>("Notices brought in")
                .hideCaption()
                .stacks()
                .component("Notice", RegisterImportView::link)
                .text(
                        "Provider",
                        it -> it.provider() == null ? "" : it.provider().name())
                .text("Issued by", it -> it.authority().name())
                .rows(payload.notices()));
        outcome.add(card);
    }

    private static RouterLink link(Brought notice) {
        return notice.reference() == null
                ? new RouterLink("Notice", NoticeView.class, new RouteParameters("id", notice.id()))
                : new RouterLink(notice.reference(), NoticeView.class, new RouteParameters("id", notice.reference()));
    }
}
