package uk.interborough.ui.notices;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.notices.Notice.Receipt;
import uk.interborough.ui.notices.Notice.Version;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Said after a notice was handed on: its reference, who gets it, by when they answer, what comes next. */
@Route("notices/:id/sent")
@PermitAll
public final class SentView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private String title = "Notice";

    public SentView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
    }

    /** Whether there is such a notice for whoever asks. */
    public static boolean exists(Api api, String id) {
        return Notice.ask(api, id).isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Notice notice =
                Notice.ask(api, event.getRouteParameters().get("id").orElse("")).orElseThrow(NotFoundException::new);
        Choices choices = Choices.ask(
                        api, Objects.requireNonNull(notice.partnership().id()), LocalDate.now(clock))
                .orElseThrow(NotFoundException::new);
        boolean submitted = notice.draft() != null && notice.draft().submittedAt() != null;
        if (!submitted && notice.circulatedAt() == null) {
            throw new NotFoundException();
        }
        title = submitted ? "Submitted" : "Circulated";
        removeAll();
        Div panel = new Div(heading(notice, submitted));
        panel.addClassName("ib-confirmation");
        if (notice.reference() != null) {
            panel.add(
                    new Paragraph("Reference"),
                    Markup.element("strong", new com.vaadin.flow.component.html.Span(notice.reference())));
        }
        panel.getElement().setAttribute("role", "status");
        add(panel, submitted ? next(choices) : receivers(notice, choices), actions(notice));
    }

    private static H1 heading(Notice notice, boolean submitted) {
        String kind = notice.current().map(Version::kind).orElse("FIRST");
        H1 heading = new H1(
                submitted
                        ? "Notice submitted"
                        : switch (kind) {
                            case "FIRST" -> "Notice circulated";
                            case "RESCISSION" -> "Notice rescinded";
                            default -> NoticeTags.kind(kind) + " circulated";
                        });
        heading.getElement().setAttribute("tabindex", "-1");
        heading.addAttachListener(event -> heading.getElement().executeJs("ib.focusSoon(this)"));
        return heading;
    }

    private static Div next(Choices choices) {
        return Markup.card(
                "What happens next",
                new Paragraph(choices.protocol().coordinatorName() + " reads the notice, and circulates it to "
                        + choices.receivers() + " or returns it to you with the reason."),
                new Paragraph("You find it under Drafts until then. It gets its reference when it is circulated."));
    }

    private static Div receivers(Notice notice, Choices choices) {
        List<Receipt> latest =
                notice.receipts().nodes().stream().filter(Receipt::isLatest).toList();
        UnorderedList names = new UnorderedList();
        names.addClassName("ib-names");
        latest.stream()
                .map(receipt -> receipt.authority().name())
                .sorted()
                .forEach(name -> names.add(new ListItem(name)));
        Div card = Markup.card("Who gets it", names);
        latest.stream()
                .findFirst()
                .ifPresent(first ->
                        card.add(new Paragraph("They acknowledge it by " + Say.weekday(first.acknowledgeBy()) + ".")));
        card.add(
                new H2("What happens next"),
                new Paragraph(
                        "Each contact gets an e-mail with the reference, the deadline and a link, and nothing of the"
                                + " case. The provider gets its copy if an address of it is known."),
                new Paragraph("If nobody acknowledges, the deputy is told after %s and the head of service after %s."
                        .formatted(
                                Say.count(choices.protocol().deputyAfterDays(), "working day", "working days"),
                                Say.count(choices.protocol().headAfterDays(), "working day", "working days"))),
                new Paragraph(
                        "When the provider comments, or something has to be corrected, circulate a new version from"
                                + " the page of the notice."));
        return card;
    }

    private static Div actions(Notice notice) {
        RouterLink open =
                new RouterLink("Open the notice", NoticeView.class, new RouteParameters("id", notice.address()));
        open.addClassNames("ib-button", "ib-button-main");
        RouterLink back = new RouterLink("Back to Notifications", InboxView.class);
        back.addClassName("ib-button");
        Div actions = new Div(open, back, print());
        actions.addClassName("ib-actions");
        return actions;
    }

    /** What Ctrl and P press, too. */
    static NativeButton print() {
        NativeButton print = new NativeButton("Print");
        print.addClassName("ib-button");
        print.setId("print");
        print.addAttachListener(
                event -> print.getElement().executeJs("this.addEventListener('click', () => window.print())"));
        return print;
    }

    @Override
    public String getPageTitle() {
        return title + " – Notifications – Interborough";
    }
}
