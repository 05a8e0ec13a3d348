package uk.interborough.ui.schedule2;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.FileChoice;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.RowFaults;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.TemplateLinks;
import uk.interborough.ui.services.ServiceView;

/** Takes a Schedule 2 file in three steps: the file, what it would change, what was saved. Any fault leads back to the file. */
@Route("schedule-2")
@PageTitle(Schedule2View.TITLE + Schedule2View.OF)
@PermitAll
public final class Schedule2View extends Div implements BeforeEnterObserver {
    static final String TITLE = "Import Schedule 2";
    static final String OF = " – Interborough";

    private static final FileChoice.Kind FILE = new FileChoice.Kind(
            "choose-schedule-2",
            List.of(".xlsx", ".csv"),
            "Choose an Excel workbook (.xlsx) or a CSV file (.csv). Save other formats as one of these first.",
            "The file is larger than 10 MB. A Schedule 2 is far smaller: choose the right file.",
            "Your account may not import Schedule 2. Nothing was saved.");

    private final Api api;
    private final Background background;
    private final Viewer viewer;
    private final H1 heading = new H1(TITLE);
    private final Div working = new Div();
    private final Div step = new Div();
    private final Select<Viewer.Partnership> partnership = new Select<>();

    public Schedule2View(Api api, Background background) {
        this.api = api;
        this.background = background;
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        step.addClassName("ib-figures");
        heading.getElement().setAttribute("tabindex", "-1");
        partnership.setLabel("Whose Schedule 2 it is");
        partnership.setId("schedule-2-partnership");
        partnership.setItems(viewer.partnerships());
        partnership.setItemLabelGenerator(Viewer.Partnership::name);
        working.getElement().setAttribute("aria-live", "polite");
        add(heading, working, step);
    }

    /** For whoever may not import there is no such page; it has no identifier. */
    public static boolean exists(Api api, String none) {
        return Viewer.ask(api).mayImportSchedule2();
    }

    /** The same within the page. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!viewer.mayImportSchedule2()) {
            throw new NotFoundException();
        }
        viewer.usualPartnership(api).ifPresent(partnership::setValue);
        step.add(file("The file"));
    }

    /** Runs under the lock of the page. */
    void send(String fileName, byte[] content) {
        Viewer.Partnership whose = partnership.getValue();
        preview(new Imported.Sent(fileName, content, whose == null ? null : whose.id()));
    }

    private void preview(Imported.Sent sent) {
        work(
                "Reading " + sent.fileName() + "…",
                () -> sent.preview(api),
                outcome -> {
                    if (outcome.failedFor("BUSY")) {
                        refuse(outcome.errors().getFirst().message(), again(() -> preview(sent)));
                    } else {
                        show(sent, outcome);
                    }
                },
                failure -> refuse(words("read", failure), again(() -> preview(sent))));
    }

    private void save(Imported.Sent sent, Imported previewed) {
        work(
                "Saving " + sent.fileName() + "…",
                () -> sent.save(api, Objects.requireNonNull(previewed.fingerprint())),
                outcome -> {
                    if (outcome.failedFor("BUSY")) {
                        showPreview(
                                sent,
                                previewed,
                                problem(outcome.errors().getFirst().message()));
                    } else if (outcome.failedFor("CONFLICT")) {
                        showPreview(
                                sent,
                                outcome,
                                problem(outcome.errors().getFirst().message()));
                    } else {
                        show(sent, outcome);
                    }
                },
                failure -> showPreview(sent, previewed, problem(words("save", failure))));
    }

    private void show(Imported.Sent sent, Imported outcome) {
        if (!outcome.errors().isEmpty()) {
            step("Error: " + TITLE, TITLE, new RowFaults(outcome.errors()), file("Choose another file"));
        } else if (outcome.preview()) {
            showPreview(sent, outcome);
        } else {
            showSaved(outcome);
        }
    }

    private void showPreview(Imported.Sent sent, Imported would, Component... before) {
        Div actions = new Div();
        actions.addClassName("ib-actions");
        if (!would.changesNothing()) {
            NativeButton save = new NativeButton(saving(would));
            save.addClickListener(event -> {
                save.setEnabled(false);
                save(sent, would);
            });
            save.addClassNames("ib-button", "ib-button-main");
            save.setId("save-schedule-2");
            actions.add(save);
        }
        NativeButton another = new NativeButton("Choose another file", event -> startAgain());
        another.addClassName("ib-button");
        another.setId("another-schedule-2");
        actions.add(another);
        String title = before.length == 0 ? "Check what would change" : "Error: Check what would change";
        step(title, "Check what would change", before);
        step.add(new Banner(
                Banner.Kind.NOTE,
                would.changesNothing()
                        ? sent.fileName() + " changes nothing: everything in it is on record already."
                        : "Nothing is saved yet. This is what " + sent.fileName() + " would change" + whose() + "."));
        step.add(new Preview(would), actions);
    }

    private static String saving(Imported would) {
        return "Save "
                + Say.count(
                        would.changes().size() - would.of(Imported.Kind.NOTHING).size(), "service", "services");
    }

    private String whose() {
        return viewer.partnerships().size() < 2 || partnership.getValue() == null
                ? ""
                : " in " + partnership.getValue().name();
    }

    private void showSaved(Imported saved) {
        UnorderedList services = new UnorderedList();
        saved.services()
                .forEach(it -> services.add(new ListItem(
                        new RouterLink(it.name(), ServiceView.class, new RouteParameters("id", it.id())),
                        Markup.span(" " + it.splsId(), "ib-quiet"))));
        NativeButton another = new NativeButton("Import another file", event -> startAgain());
        another.addClassName("ib-button");
        another.setId("another-schedule-2");
        Div actions = new Div(another);
        actions.addClassName("ib-actions");
        step(
                "Schedule 2 is saved",
                "Schedule 2 is saved",
                new Banner(
                        Banner.Kind.DONE,
                        "%s added, %s changed, %s given new terms. %s unchanged."
                                .formatted(
                                        Say.count(saved.of(Imported.Kind.ADD).size(), "service", "services"),
                                        Say.number(
                                                saved.of(Imported.Kind.CHANGE).size()),
                                        Say.number(saved.of(Imported.Kind.VARY).size()),
                                        Say.number(
                                                saved.of(Imported.Kind.NOTHING).size()))),
                Markup.card("What was saved", services),
                actions);
    }

    private void startAgain() {
        step(TITLE, TITLE, file("The file"));
    }

    private void refuse(String fault, Component... more) {
        step("Error: " + TITLE, TITLE, problem(fault));
        step.add(more);
        step.add(file("The file"));
    }

    private static Component problem(String fault) {
        return ErrorSummary.of("There is a problem", List.of(fault));
    }

    private static String words(String what, ApiException failure) {
        return "We could not " + what + " the file, and nothing was changed. " + failure.getMessage()
                + failure.reference();
    }

    private static Component again(Runnable action) {
        NativeButton again = new NativeButton("Try again", event -> action.run());
        again.addClassName("ib-button");
        again.setId("again-schedule-2");
        return new Div(again);
    }

    private Div file(String title) {
        Div card = Markup.card(
                title,
                new Paragraph(
                        "Schedule 2 lists the services that your authority pays for, who provides them and on what"
                                + " terms."),
                new Paragraph(
                        "Send an Excel workbook (.xlsx) or CSV file with one row for each service: its provider, what it"
                                + " offers and its contract. 10 MB at most."),
                Markup.quiet(
                        "You see what would change before anything is saved. The whole file is saved or none of it."));
        if (viewer.partnerships().size() > 1) {
            card.add(partnership);
        }
        card.add(new FileChoice(FILE, this::send, this::refuse));
        Div template = Markup.card(
                "Start from the template",
                new Paragraph("The Excel template has lists to choose from, and explains each column."),
                new TemplateLinks(api, "schedule-2-template"));
        Div both = new Div(card, template);
        both.addClassName("ib-figures");
        return both;
    }

    /** Shows a step. Its summary of faults takes the focus if there is one, else its heading. */
    private void step(String title, String words, Component... content) {
        step.removeAll();
        heading.setText(words);
        step.add(content);
        UI.getCurrentOrThrow().getPage().setTitle(title + OF);
        if (!title.startsWith("Error: ")) {
            heading.getElement().executeJs("ib.focusSoon(this)");
        }
    }

    private <T> void work(String words, Supplier<T> question, Consumer<T> answered, Consumer<ApiException> failed) {
        working.add(new Banner(Banner.Kind.NOTE, words));
        background.ask(
                UI.getCurrentOrThrow(),
                question,
                answer -> {
                    working.removeAll();
                    answered.accept(answer);
                },
                failure -> {
                    working.removeAll();
                    failed.accept(failure);
                });
    }
}
