package uk.interborough.ui.notices;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.NamedFile;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.drafts.DraftCard;
import uk.interborough.ui.notices.Notice.Version;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.FileLink;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Updated;
import uk.interborough.ui.sharing.SharedFurther;

/** One notice: where it stands, what it says, what is at stake here, who has answered, and what can be done now. */
@Route("notices/:id")
@PermitAll
public final class NoticeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final Div outcome = new Div();
    private final Div content = new Div();
    private final Div standing = new Div();
    private final Div history = new Div();
    private final Div receipts = new Div();
    private final Updated updated;
    private final Live live;
    private String id = "";
    private String title = "Notice";
    private @Nullable Notice shown;

    public NoticeView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        updated = new Updated(clock);
        live = new Live(api, this, this::heard);
        addClassNames("ib-page", "ib-sensitive");
        content.addClassName("ib-figures");
        add(content);
    }

    /** Whether there is such a notice for whoever asks. */
    public static boolean exists(Api api, String id) {
        return Notice.ask(api, id).isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").orElse("");
        live.begin(event.getUI());
        Optional<Notice> found = Notice.ask(api, id);
        Viewer viewer = Viewer.ask(api);
        if (found.isEmpty()) {
            live.end();
            throw new NotFoundException();
        }
        Notice notice = found.get();
        if (notice.state().equals("DRAFT") && viewer.isOf(notice.authority().id()) && viewer.writesNotices()) {
            live.end();
            event.forwardTo("notices/" + notice.id() + "/draft/check");
            return;
        }
        outcome.removeAll();
        updated.clear();
        show(notice, viewer);
    }

    @Override
    public String getPageTitle() {
        return title + " – Notifications – Interborough";
    }

    private void show(Notice notice, Viewer viewer) {
        shown = notice;
        title = notice.reference() == null ? "Draft" : notice.reference();
        Choices choices = choices(notice);
        boolean own = viewer.isOf(notice.authority().id());
        content.removeAll();
        content.add(
                new Breadcrumbs(title, new RouterLink("Notifications", InboxView.class)),
                head(notice, own),
                outcome,
                standing);
        showQuietly(notice, viewer, own, choices);
        if (notice.latestVersion() != null) {
            circulated(notice, viewer, own, choices);
        }
        if (notice.draft() != null && (notice.draft().submittedAt() != null || notice.latestVersion() == null)) {
            content.add(DraftCard.of(api, notice.id(), choices, viewer.coordinates(), this::done));
        }
    }

    private void circulated(Notice notice, Viewer viewer, boolean own, Choices choices) {
        Version version = notice.current().orElseThrow(NotFoundException::new);
        Div left = new Div(
                NoticeFacts.reasons(version),
                new RestrictedTexts(api, notice, choices, own, () -> done("The details are open to you.", "texts")),
                NoticeFacts.facts(notice, version));
        left.addClassName("ib-stack");
        Div right = new Div(exposure(notice, viewer));
        right.addClassName("ib-stack");
        if (notice.ownReceipt() != null && viewer.writesNotices()) {
            right.add(new AnswerCard(
                    api,
                    notice,
                    choices,
                    Objects.requireNonNull(viewer.authority()).name(),
                    this::done));
        }
        if (own && viewer.writesNotices() && !notice.state().equals("CLOSED")) {
            right.add(new IssuerCard(api, notice, this::done));
        }
        right.add(history);
        Div columns = new Div(left, right);
        columns.addClassNames("ib-columns", "ib-columns-notice");
        content.add(columns, receipts, new SharedFurther(api, notice, choices, viewer, this::done));
        if (!notice.readings().nodes().isEmpty()) {
            content.add(History.readings(notice));
        }
    }

    /** What is only read: it is shown anew without a harm to what somebody writes. */
    private void showQuietly(Notice notice, Viewer viewer, boolean own, Choices choices) {
        standing.removeAll();
        standing.add(NoticeStanding.of(notice, viewer, own, choices));
        if (notice.latestVersion() != null) {
            history.removeAll();
            history.add(History.timeline(notice));
            receipts.removeAll();
            receipts.add(Receipts.card(notice, (own && viewer.writesNotices()) || viewer.coordinates(), this::remind));
        }
    }

    /** Something happened: what somebody has begun to write stays, so the browser is asked first. */
    private void heard(Set<String> notices) {
        if (shown != null && (notices.isEmpty() || notices.contains(shown.id()))) {
            content.getElement().executeJs("return ib.isBeingFilledIn(this)").then(Boolean.class, this::bringUpToDate);
        }
    }

    private void bringUpToDate(boolean beingFilledIn) {
        Notice notice = Notice.ask(api, id).orElse(null);
        if (notice == null || notice.equals(shown)) {
            return;
        }
        Viewer viewer = Viewer.ask(api);
        if (beingFilledIn) {
            showQuietly(notice, viewer, viewer.isOf(notice.authority().id()), choices(notice));
            NativeButton all = new NativeButton("Show everything anew", event -> done("This is how it stands now."));
            all.addClassNames("ib-button", "ib-button-small");
            updated.say("What you are filling in is kept, and the rest of the page with it.", all);
        } else {
            show(notice, viewer);
            updated.say("");
        }
        NoticesChanged.tell(UI.getCurrentOrThrow());
    }

    private Choices choices(Notice notice) {
        return Choices.ask(api, Objects.requireNonNull(notice.partnership().id()), LocalDate.now(clock))
                .orElseThrow(NotFoundException::new);
    }

    private Div head(Notice notice, boolean own) {
        Div actions = new Div();
        actions.addClassName("ib-actions");
        if (notice.latestVersion() != null) {
            if (notice.current().flatMap(Version::content).isPresent()) {
                actions.add(form("Download as PDF", notice.latestVersion().id(), "AUTHORITY"));
            }
            if (own) {
                actions.add(
                        form("Provider’s copy as PDF", notice.latestVersion().id(), "PROVIDER"));
            }
            actions.add(SentView.print());
        }
        String by = notice.authority().name();
        Div head = new Div(
                new Div(
                        new H1(notice.reference() == null ? "Draft notice" : "Notice " + notice.reference()),
                        new Paragraph(notice.providerName() + ". Issued by " + by + "."),
                        updated),
                actions);
        head.addClassName("ib-head");
        return head;
    }

    private Anchor form(String text, String version, String copy) {
        return FileLink.button(
                text,
                "form-" + copy.toLowerCase(Locale.ROOT),
                "The details are no longer open to you.",
                () -> NamedFile.ask(api, "notice-form", Map.of("version", version, "copy", copy)));
    }

    private static Div exposure(Notice notice, Viewer viewer) {
        if (viewer.authority() == null) {
            return new Div();
        }
        String authority = viewer.authority().name();
        Div card = Markup.card(
                "What " + authority + " has here",
                new Paragraph(
                        notice.exposure() == null
                                ? authority + " has no contract in force with this provider."
                                : notice.exposure().words(authority)),
                Markup.quiet("From contracts in force today. Seen by your authority alone."));
        card.setId("exposure");
        return card;
    }

    private void remind(Notice.Receipt receipt) {
        attempt(
                "The contacts of " + receipt.authority().name() + " are reminded.",
                () -> Change.send(api, "remind-of-notice", Map.of("receipt", receipt.id())));
    }

    private void attempt(String done, Supplier<List<Fault>> change) {
        try {
            List<Fault> faults = change.get();
            if (faults.isEmpty()) {
                done(done);
            } else {
                refuse(faults.stream().map(Fault::message).toList());
            }
        } catch (ApiException e) {
            if (e.meansRightsAreLost()) {
                throw e;
            }
            refuse(List.of("Nothing was changed. " + e.getMessage()));
        }
    }

    private void refuse(List<String> faults) {
        outcome.removeAll();
        outcome.add(ErrorSummary.of("There is a problem", faults));
    }

    private void done(String words) {
        done(words, "");
    }

    /** Shows what stands now, and above it what was done. The focus goes there, or to a part of the page. */
    private void done(String words, String focus) {
        show(Notice.ask(api, id).orElseThrow(NotFoundException::new), Viewer.ask(api));
        outcome.removeAll();
        Banner banner = new Banner(Banner.Kind.DONE, words);
        banner.getElement().setAttribute("tabindex", "-1");
        outcome.add(banner);
        UI ui = UI.getCurrentOrThrow();
        NoticesChanged.tell(ui);
        ui.getPage().setTitle(getPageTitle());
        if (focus.isEmpty()) {
            banner.getElement().executeJs("ib.focusSoon(this)");
        } else {
            banner.getElement()
                    .executeJs(
                            "setTimeout(() => { const part = document.getElementById($0); part.tabIndex = -1; part.focus(); })",
                            focus);
        }
    }
}
