package uk.interborough.ui.purchasing;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.Change;
import uk.interborough.ui.notices.Notice;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SmallForm;
import uk.interborough.ui.parts.TextBox;

/** Steps of the viewer's authority under its contracts with a provider: what holds, what held; one more, or one less. */
public final class SanctionsCard extends Div {

    private final Api api;
    private final Viewer viewer;
    private final String provider;
    private final List<Named> services;
    private final Div outcome = new Div();
    private final Div list = new Div();
    private final Div open = new Div();

    /** @param services under contract with the viewer's authority */
    public SanctionsCard(Api api, Viewer viewer, String provider, List<Named> services) {
        this.api = api;
        this.viewer = viewer;
        this.provider = provider;
        this.services = services;
        addClassName("ib-card");
        setId("sanctions");
        add(
                new H2("Sanctions of "
                        + (viewer.authority() == null ? "" : viewer.authority().name())),
                Markup.quiet("Your authority’s own until it gives notice of them."),
                outcome,
                list);
        if (viewer.writesNotices()) {
            NativeButton another = new NativeButton("Record a sanction", event -> open(recording()));
            another.addClassName("ib-button");
            another.setId("record-sanction");
            Div actions = new Div(another);
            actions.addClassNames("ib-actions", "ib-after");
            add(actions, open);
        }
        show();
    }

    private void show() {
        Sanction.Book book = Sanction.ask(api, provider);
        list.removeAll();
        if (book.sanctions().isEmpty()) {
            list.add(new Paragraph("None is on record."));
            return;
        }
        UnorderedList items = new UnorderedList();
        items.addClassName("ib-todo");
        book.sanctions().forEach(sanction -> items.add(item(sanction, book)));
        list.add(items);
    }

    private ListItem item(Sanction sanction, Sanction.Book book) {
        Div what = new Div(
                Markup.element("strong", new Span(sanction.kind().label)),
                new Div(Markup.span(
                        sanction.about() + " · since " + Say.date(sanction.imposedOn())
                                + (sanction.reviewOn() == null || !sanction.holds()
                                        ? ""
                                        : " · to be reviewed on " + Say.date(sanction.reviewOn())),
                        "ib-small")),
                new Div(new Span(sanction.reason())));
        if (!sanction.holds()) {
            what.add(new Div(Markup.span(
                    "Ended on " + Say.date(sanction.endedOn()) + ": " + sanction.endedBecause(), "ib-small")));
        }
        book.due(sanction)
                .ifPresent(due -> what.add(new Div(
                        due.draft() == null
                                ? new Span("The other authorities are to be told by " + Say.weekday(due.dueOn()) + ".")
                                : draft(due.draft(), "Go on with the draft of its notice"))));
        Div state = new Div(sanction.tag());
        state.addClassNames("ib-actions", "ib-middle");
        if (sanction.holds() && viewer.writesNotices()) {
            NativeButton end = new NativeButton("End it", event -> open(ending(sanction)));
            end.add(Markup.unseen(": " + sanction.kind().label + ", " + sanction.about()));
            end.addClassNames("ib-button", "ib-button-small");
            end.setId("end-" + sanction.id());
            state.add(end);
        }
        return new ListItem(what, state);
    }

    private static Anchor draft(Notice.Id notice, String text) {
        return new Anchor("notices/" + notice.id() + "/draft/check", text);
    }

    private void open(SmallForm form) {
        outcome.removeAll();
        open.removeAll();
        open.add(form);
    }

    private SmallForm recording() {
        SmallForm small = new SmallForm("Record a sanction", "record-sanction", open::removeAll);
        ChoiceGroup<Sanction.Kind> kind = ChoiceGroup.one("What is it?", "kind");
        for (Sanction.Kind each : Sanction.Kind.values()) {
            kind.choice(each, each.label, each.hint);
        }
        Select<Named> service = select("Service", services, Named::name);
        service.setEmptySelectionAllowed(true);
        service.setEmptySelectionCaption("All we buy from the provider");
        Select<Viewer.Partnership> partnership = select("Partnership", viewer.partnerships(), Viewer.Partnership::name);
        viewer.usualPartnership(api).ifPresent(partnership::setValue);
        TextBox reason = new TextBox(3);
        DateInput from = new DateInput("Since when?", "imposedOn");
        DateInput review =
                new DateInput("When is it reviewed? (optional)", "reviewOn").hint("Of a notice to improve: by when.");
        String key = UUID.randomUUID().toString();
        Form form = small.form();
        form.field("kind", kind);
        if (!services.isEmpty()) {
            form.field("service", new Field("service", service));
        }
        if (viewer.partnerships().size() > 1) {
            form.field("partnership", new Field("partnership", partnership));
        }
        form.field("reason", new Field("Why?", "reason", reason).hint("Do not name people who use the service."))
                .field("imposedOn", from)
                .field("reviewOn", review)
                .buttonOnly("Record the sanction", "send-sanction", () -> {
                    List<Fault> faults = new Required()
                            .chosen("kind", kind.chosen(), "Choose what it is")
                            .text("reason", reason.getValue(), "Enter the reason")
                            .day("imposedOn", from, "Enter its first day")
                            .optionalDay("reviewOn", review)
                            .faults();
                    if (!faults.isEmpty()) {
                        form.faults(faults);
                        return;
                    }
                    Map<String, Object> sent = new HashMap<>(Map.of(
                            "provider", provider,
                            "kind", kind.chosen().iterator().next().name(),
                            "reason", reason.getValue().strip(),
                            "imposedOn", Required.sent(from),
                            "key", key));
                    if (service.getValue() != null && service.getValue().id() != null) {
                        sent.put("service", service.getValue().id());
                    }
                    if (partnership.getValue() != null) {
                        sent.put("partnership", partnership.getValue().id());
                    }
                    if (review.value() != null) {
                        sent.put("reviewOn", Required.sent(review));
                    }
                    send(form, "record-sanction", sent, this::recorded);
                });
        return small;
    }

    private SmallForm ending(Sanction sanction) {
        SmallForm small = new SmallForm(
                "End it: " + sanction.kind().label + ", " + sanction.about(), "end-" + sanction.id(), open::removeAll);
        DateInput day = new DateInput("When did it end?", "endedOn");
        TextBox because = new TextBox(3);
        Form form = small.form();
        form.field("endedOn", day)
                .field("because", new Field("Why?", "because", because).hint("Lifted, withdrawn or met."))
                .buttonOnly("End the sanction", "send-end", () -> {
                    List<Fault> faults = new Required()
                            .day("endedOn", day, "Enter the day it ended")
                            .text("because", because.getValue(), "Enter why it ended")
                            .faults();
                    if (faults.isEmpty()) {
                        send(
                                form,
                                "end-sanction",
                                Map.of(
                                        "id", sanction.id(),
                                        "version", sanction.version(),
                                        "endedOn", Required.sent(day),
                                        "because", because.getValue().strip()),
                                draft -> done("The sanction is ended.", null));
                    } else {
                        form.faults(faults);
                    }
                });
        return small;
    }

    private void send(Form form, String document, Map<String, ?> sent, Consumer<Notice.@Nullable Id> became) {
        Notice.Id[] begun = new Notice.Id[1];
        form.send(
                () -> {
                    Change.Outcome change = Change.outcome(api, document, sent);
                    begun[0] = change.notice();
                    return change.errors();
                },
                () -> became.accept(begun[0]));
    }

    private void recorded(Notice.@Nullable Id begun) {
        done(
                begun == null
                        ? "The sanction is recorded."
                        : "The sanction is recorded. The draft of the notice that tells the others is begun.",
                begun);
    }

    private void done(String words, Notice.@Nullable Id begun) {
        open.removeAll();
        show();
        Banner banner = begun == null
                ? new Banner(Banner.Kind.DONE, words)
                : new Banner(Banner.Kind.DONE, words, draft(begun, "Go on with the draft"));
        banner.getElement().setAttribute("tabindex", "-1").executeJs("ib.focusSoon(this)");
        outcome.removeAll();
        outcome.add(banner);
    }

    private static <T> Select<T> select(
            String label, List<T> items, com.vaadin.flow.component.ItemLabelGenerator<T> name) {
        Select<T> select = new Select<>();
        select.setLabel(label);
        select.setItems(items);
        select.setItemLabelGenerator(item -> item == null ? "" : name.apply(item));
        return select;
    }
}
