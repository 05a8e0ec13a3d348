package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
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
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.drafts.DraftCard;
import uk.interborough.ui.notices.Notice.Version;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** One notice: where it stands, what it says, what is at stake here, who has answered, and what can be done now. */
@Route("notices/:id")
@PermitAll
public final class NoticeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final Div outcome = new Div();
    private final Div content = new Div();
    private String id = "";
    private String title = "Notice";

    public NoticeView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
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
        Notice notice = Notice.ask(api, id).orElseThrow(NotFoundException::new);
        Viewer viewer = Viewer.ask(api);
        boolean own = viewer.isOf(notice.authority().id());
        if (notice.state().equals("DRAFT") && own && viewer.writesNotices()) {
            event.forwardTo("notices/" + notice.id() + "/draft/check");
            return;
        }
        outcome.removeAll();
        show(notice, viewer);
    }

    @Override
    public String getPageTitle() {
        return title + " – Notifications – Interborough";
    }

    private void show(Notice notice, Viewer viewer) {
        title = notice.reference() == null ? "Draft" : notice.reference();
        Choices choices = Choices.ask(
                        api, Objects.requireNonNull(notice.partnership().id()), LocalDate.now(clock))
                .orElseThrow(NotFoundException::new);
        boolean own = viewer.isOf(notice.authority().id());
        content.removeAll();
        content.add(
                new Breadcrumbs(title, new RouterLink("Notifications", InboxView.class)),
                head(notice),
                outcome,
                standing(notice, viewer, own, choices));
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
        right.add(History.timeline(notice));
        Div columns = new Div(left, right);
        columns.addClassNames("ib-columns", "ib-columns-notice");
        content.add(
                columns, Receipts.card(notice, (own && viewer.writesNotices()) || viewer.coordinates(), this::remind));
        if (!notice.readings().nodes().isEmpty()) {
            content.add(History.readings(notice));
        }
    }

    private static Div head(Notice notice) {
        Div actions = new Div();
        actions.addClassName("ib-actions");
        if (notice.latestVersion() != null) {
            actions.add(SentView.print());
        }
        String by = notice.authority().name();
        Div head = new Div(
                new Div(
                        new H1(notice.reference() == null ? "Draft notice" : "Notice " + notice.reference()),
                        new Paragraph(notice.providerName() + ". Issued by " + by + ".")),
                actions);
        head.addClassName("ib-head");
        return head;
    }

    private Component standing(Notice notice, Viewer viewer, boolean own, Choices choices) {
        Div standing = new Div(NoticeTags.notice(
                notice.state(),
                notice.closing(),
                notice.isAwaitingReview(),
                notice.draft() != null && notice.draft().returnedBecause() != null));
        standing.add(new Paragraph(words(notice, own, choices)));
        standing.addClassNames("ib-banner", "ib-standing-banner");
        standing.getElement().setAttribute("role", "status");
        if (notice.draft() != null
                && own
                && viewer.writesNotices()
                && notice.draft().submittedAt() == null) {
            com.vaadin.flow.component.html.Anchor goOn = new com.vaadin.flow.component.html.Anchor(
                    "notices/" + notice.id() + "/draft/check", "Go on with the draft of the next version");
            standing.add(goOn);
        }
        return standing;
    }

    private static String words(Notice notice, boolean own, Choices choices) {
        String since = notice.isImported() ? "Brought in with the register on " : "Circulated on ";
        return switch (notice.state()) {
            case "DRAFT" -> "Being written. Only " + notice.authority().name() + " sees it.";
            case "SUBMITTED" ->
                "Submitted on " + Say.moment(notice.submittedAt()) + " to "
                        + choices.protocol().coordinatorName() + ", who circulates or returns it.";
            case "CIRCULATED" ->
                since + Say.moment(notice.circulatedAt()) + "."
                        + (notice.ownReceipt() != null && !notice.ownReceipt().isAcknowledged()
                                ? " Acknowledge by "
                                        + Say.weekday(notice.ownReceipt().acknowledgeBy()) + "."
                                : "")
                        + (notice.reviewOn() == null ? "" : review(notice, own));
            default ->
                since + Say.date(notice.circulatedAt()) + ". "
                        + NoticeTags.closed(notice.closing()) + " on " + Say.date(notice.closedOn())
                        + ". It stays readable.";
        };
    }

    private static String review(Notice notice, boolean own) {
        return notice.isAwaitingReview()
                ? " Its review was due on " + Say.date(notice.reviewOn())
                        + (own ? ": sign it off, or say what changed." : ".")
                : " To be reviewed on " + Say.date(notice.reviewOn()) + ".";
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
