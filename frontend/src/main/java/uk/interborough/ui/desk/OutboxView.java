package uk.interborough.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.FrontendSettings;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.InboxView;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;
import uk.interborough.ui.parts.Tile;

/** The mail of the demonstration: what would have been sent to whom, the latest first, and the text of a chosen one. */
@Route("notices/outbox")
@PageTitle("Outbox – Notifications – Interborough")
@PermitAll
public final class OutboxView extends Div implements BeforeEnterObserver {

    private static final String MESSAGE = "message";

    private final Api api;
    private final Viewer viewer;
    private final FrontendSettings settings;
    private final Tile list;
    private final Div message = new Div();
    private String chosen = "";

    public OutboxView(Api api, Background background, FrontendSettings settings) {
        this.api = api;
        this.settings = settings;
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        list = new Tile(background, "the messages").height(500);
        list.setId("outbox");
        Div head = new Div(new Div(
                new H1("Outbox"),
                new Paragraph("The demonstration sends no mail. This is what it would have sent"
                        + (viewer.coordinates() ? "." : " to your authority."))));
        head.addClassName("ib-head");
        add(
                new Breadcrumbs(
                        "Outbox",
                        new RouterLink("Notifications", InboxView.class),
                        new RouterLink("Circulation desk", DeskView.class)),
                head,
                message,
                list);
    }

    /** Whether whoever asks has this page where the data are invented; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return isFor(Viewer.ask(api));
    }

    static boolean isFor(Viewer viewer) {
        return viewer.writesNotices() || viewer.coordinates();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!settings.demonstration() || !isFor(viewer)) {
            throw new NotFoundException();
        }
        chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(MESSAGE)
                .orElse("");
        message.removeAll();
        if (!chosen.isEmpty()) {
            OutboxMessage.one(api, chosen)
                    .ifPresentOrElse(
                            one -> message.add(card(one)),
                            () -> message.add(
                                    Markup.card("No such message", new Paragraph("Choose one from the list below."))));
        }
        load(event.getUI(), null);
    }

    private void load(UI ui, @Nullable String after) {
        list.load(
                ui,
                () -> OutboxMessage.ask(api, after),
                page -> list.add(
                        page.nodes().isEmpty()
                                ? Markup.card(
                                        "Nothing was sent",
                                        new Paragraph("Messages appear here when a notice is circulated, or somebody is"
                                                + " reminded."))
                                : table(page)));
    }

    private Component table(Page<OutboxMessage> page) {
        DataTable<OutboxMessage> table = new DataTable<OutboxMessage>("Messages")
                .hideCaption()
                .stacks()
                .component("Subject", this::subject)
                .text("To", OutboxMessage::toEmail)
                .text(
                        "Authority",
                        one -> one.authority() == null ? "" : one.authority().name())
                .text("Time", one -> Say.moment(one.sentAt()))
                .component("State", one -> state(one.delivery()))
                .rows(page.nodes());
        Div card = Markup.card(Say.count(page.total(), "message", "messages"), table);
        page.next().ifPresent(cursor -> {
            NativeButton more = new NativeButton(
                    "Next " + OutboxMessage.PAGE + " messages", event -> load(UI.getCurrentOrThrow(), cursor));
            more.addClassName("ib-button");
            Div pager = new Div(more);
            pager.addClassName("ib-pager");
            card.add(pager);
        });
        return card;
    }

    private Component subject(OutboxMessage one) {
        RouterLink link = new RouterLink(one.subject(), OutboxView.class);
        link.setQueryParameters(QueryParameters.of(MESSAGE, one.id()));
        if (one.id().equals(chosen)) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    private static Component state(OutboxMessage.@Nullable Sent sent) {
        return sent == null ? new Span("") : Trail.state(sent.state());
    }

    private static Component card(OutboxMessage.Whole one) {
        H2 subject = new H2(one.subject());
        subject.getElement().setAttribute("tabindex", "-1");
        subject.addAttachListener(event -> subject.getElement().executeJs("ib.focusSoon(this)"));
        SummaryList facts = new SummaryList()
                .row(
                        "To",
                        one.toEmail()
                                + (one.authority() == null
                                        ? ""
                                        : ", " + one.authority().name()))
                .row("Time", Say.moment(one.sentAt()))
                .row("State", state(one.delivery()))
                .row("Message-ID", one.messageId());
        RouterLink close = new RouterLink("Close the message", OutboxView.class);
        close.addClassName("ib-button");
        Div actions = new Div(close);
        actions.addClassNames("ib-actions", "ib-after");
        Div card = new Div(subject, facts, Markup.element("pre", new Span(one.body())), actions);
        card.addClassName("ib-card");
        card.setId("message");
        return card;
    }
}
