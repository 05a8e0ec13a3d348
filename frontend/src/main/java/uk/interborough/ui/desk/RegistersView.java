package uk.interborough.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.NamedFile;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.InboxView;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.FileLink;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tile;

/** What a partnership keeps of its notices as files: the register of each month, and what the yearly review is informed by. */
@Route("notices/registers")
@PageTitle("Registers and review – Notifications – Interborough")
@PermitAll
public final class RegistersView extends Div implements BeforeEnterObserver {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final String NONE = "There is no such file for you.";

    record Register(String id, LocalDate month, LocalDate madeOn, int notices) {

        String called() {
            return MONTH.format(month);
        }
    }

    private record Answer(@Nullable Page<Register> noticeRegisters) {}

    private final Api api;
    private final Clock clock;
    private final Viewer viewer;
    private final Div choice = new Div();
    private final Div review = new Div();
    private final Tile registers;

    public RegistersView(Api api, Background background, Clock clock) {
        this.api = api;
        this.clock = clock;
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        registers = new Tile(background, "the registers").height(300);
        registers.setId("registers");
        registers.setVisible(viewer.readsNotices());
        Div actions = new Div();
        actions.addClassName("ib-actions");
        if (viewer.coordinates()) {
            RouterLink bring = new RouterLink("Import a register", RegisterImportView.class);
            bring.addClassName("ib-button");
            actions.add(bring);
        }
        Div head = new Div(
                new Div(
                        new H1("Registers and review"),
                        new Paragraph("Files of your partnership about its notices. None holds the text of a notice.")),
                actions);
        head.addClassName("ib-head");
        add(
                viewer.readsNotices()
                        ? new Breadcrumbs("Registers and review", new RouterLink("Notifications", InboxView.class))
                        : new Div(),
                head,
                choice,
                registers,
                review);
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return isFor(Viewer.ask(api));
    }

    /** To readers of notices, and for the counts to analysts of a member. */
    public static boolean isFor(Viewer viewer) {
        return viewer.readsNotices() || viewer.is("ANALYST") && viewer.authority() != null;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!isFor(viewer)) {
            throw new NotFoundException();
        }
        Viewer.Partnership partnership = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("ps")
                .flatMap(viewer::partnership)
                .or(() -> viewer.usualPartnership(api))
                .orElseThrow(NotFoundException::new);
        choice.removeAll();
        choice.add(DeskView.partnerships(viewer, partnership, RegistersView.class));
        review.removeAll();
        review.add(review(partnership));
        if (viewer.readsNotices()) {
            registers.load(event.getUI(), () -> ask(partnership.id()), found -> registers.add(table(found)));
        }
    }

    private List<Register> ask(String partnership) {
        Page<Register> page = api.ask("notice-registers", Map.of("partnership", partnership), Answer.class)
                .noticeRegisters();
        return page == null ? List.of() : page.nodes();
    }

    private Component table(List<Register> found) {
        if (found.isEmpty()) {
            return Markup.card(
                    "Monthly registers",
                    new Paragraph(
                            "No register has been made yet. One is made, and circulated, on the first working day of"
                                    + " each month."));
        }
        return Markup.card(
                "Monthly registers",
                Markup.quiet("The notices that were open on the day it was made. It is not changed afterwards."),
                new DataTable<Register>("Monthly registers")
                        .hideCaption()
                        .stacks()
                        .text("Month", Register::called)
                        .text("Made on", register -> Say.date(register.madeOn()))
                        .number("Open notices", register -> Say.number(register.notices()))
                        .component("File", this::download)
                        .rows(found));
    }

    private Component download(Register register) {
        Anchor link = FileLink.of(
                "Download as Excel",
                NONE,
                () -> NamedFile.ask(api, "notice-register-file", Map.of("register", register.id())));
        link.add(Markup.unseen(", register of " + register.called()));
        return link;
    }

    private Div review(Viewer.Partnership partnership) {
        int current = LocalDate.now(clock).getYear();
        Select<Integer> year = new Select<>();
        year.setId("review-year");
        year.setLabel("Year");
        year.setItems(List.of(current, current - 1, current - 2));
        year.setValue(current);
        Div files = new Div(
                year,
                pack(partnership, year, "XLSX", "Download as Excel"),
                pack(partnership, year, "PDF", "Download as PDF"));
        files.addClassName("ib-actions");
        return Markup.card(
                "Annual review",
                new Paragraph(
                        "How many notices were circulated for which reasons, what receivers did, and how timely all"
                                + " was, in a calendar year. Counts only."),
                files);
    }

    private Anchor pack(Viewer.Partnership partnership, Select<Integer> year, String kind, String text) {
        Anchor link = FileLink.button(
                text,
                "review-" + kind.toLowerCase(Locale.ROOT),
                NONE,
                () -> NamedFile.ask(
                        api,
                        "annual-review-pack",
                        Map.of("partnership", partnership.id(), "year", year.getValue(), "kind", kind)));
        link.add(Markup.unseen(", annual review"));
        return link;
    }
}
