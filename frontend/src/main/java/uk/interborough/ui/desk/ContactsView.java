package uk.interborough.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.Change;
import uk.interborough.ui.notices.InboxView;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Whom each member has named to be told of notices, and the changes to one's own. */
@Route("notices/contacts")
@PageTitle("Contacts – Notifications – Interborough")
@PermitAll
public final class ContactsView extends Div implements BeforeEnterObserver {

    private final Api api;
    private final Viewer viewer;
    private final Div choice = new Div();
    private final Div outcome = new Div();
    private final Div content = new Div();
    private Viewer.@Nullable Partnership partnership;

    public ContactsView(Api api) {
        this.api = api;
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        content.addClassName("ib-figures");
        content.setId("contacts");
        Div head = new Div(new Div(
                new H1("Contacts"),
                new Paragraph("Where notices go. Every member names at least one contact; the last one stays.")));
        head.addClassName("ib-head");
        add(
                new Breadcrumbs("Contacts", new RouterLink("Notifications", InboxView.class)),
                head,
                choice,
                outcome,
                content);
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return Viewer.ask(api).readsNotices();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!viewer.readsNotices()) {
            throw new NotFoundException();
        }
        partnership = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("ps")
                .flatMap(viewer::partnership)
                .or(() -> viewer.usualPartnership(api))
                .orElseThrow(NotFoundException::new);
        choice.removeAll();
        choice.add(DeskView.partnerships(viewer, partnership, ContactsView.class));
        outcome.removeAll();
        show();
    }

    private String partnershipId() {
        return java.util.Objects.requireNonNull(partnership).id();
    }

    private void show() {
        Contact.Book book = Contact.ask(api, partnershipId());
        DataTable<Contact> table = new DataTable<Contact>("Contacts")
                .hideCaption()
                .stacks()
                .text("Name", Contact::name)
                .text("Authority", Contact::whose)
                .text("Role", contact -> contact.role().label)
                .text("E-mail", Contact::email)
                .text("Telephone", contact -> contact.telephone() == null ? "" : contact.telephone())
                .text("Gets", contact -> contact.isCirculated() ? "Notices" : "Reminders only");
        if (viewer.keepsContacts()) {
            table.component("Change", this::actions);
        }
        table.rows(book.contacts().stream()
                .sorted(Comparator.comparing((Contact contact) -> viewer.coordinates() || !mine(contact))
                        .thenComparing(Contact::whose)
                        .thenComparing(Contact::role))
                .toList());
        content.removeAll();
        missing(book);
        content.add(
                book.contacts().isEmpty()
                        ? Markup.card("No contacts", new Paragraph("Nobody has been named yet."))
                        : Markup.card(Say.count(book.contacts().size(), "contact", "contacts"), table));
        if (viewer.keepsContacts()) {
            content.add(another(book));
        }
    }

    private void missing(Contact.Book book) {
        String without = book.members().stream()
                .filter(member -> book.contacts().stream()
                        .noneMatch(contact -> contact.isCirculated()
                                && contact.authority() != null
                                && java.util.Objects.equals(contact.authority().id(), member.id())))
                .map(member -> member.name())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!without.isEmpty()) {
            content.add(new Banner(Banner.Kind.WARNING, "Notices reach nobody at: " + without + "."));
        }
    }

    private boolean mine(Contact contact) {
        return viewer.coordinates()
                || contact.authority() != null
                        && viewer.isOf(contact.authority().id());
    }

    private Component actions(Contact contact) {
        if (!mine(contact)) {
            return new Span("");
        }
        NativeButton change = new NativeButton("Change", event -> edit(contact));
        change.add(Markup.unseen(" " + contact.name()));
        change.addClassNames("ib-button", "ib-button-small");
        change.setId("change-" + contact.id());
        NativeButton remove = Confirmation.button(
                "Remove",
                "remove-" + contact.id(),
                "Remove " + contact.name() + "?",
                "Nothing is sent to " + contact.email() + " any more.",
                "Remove contact",
                () -> attempt(() -> Change.send(
                        api, "remove-notice-contact", Map.of("id", contact.id(), "version", contact.version()))));
        remove.add(Markup.unseen(" " + contact.name()));
        remove.addClassName("ib-button-small");
        Div actions = new Div(change, remove);
        actions.addClassName("ib-actions");
        return actions;
    }

    private Div another(Contact.Book book) {
        Div card = Markup.card(
                "Add a contact",
                ContactForm.of(null, viewer.coordinates() ? book.members() : List.of(), (whose, sent) -> {
                    Map<String, Object> variables =
                            new HashMap<>(Map.of("partnership", partnershipId(), "contact", sent));
                    if (whose != null) {
                        variables.put("authority", whose);
                    }
                    return saved(Change.send(api, "add-notice-contact", variables), "The contact is added.");
                }));
        card.addClassName("ib-narrow");
        return card;
    }

    private void edit(Contact contact) {
        Div card = Markup.card(
                "Change " + contact.name(),
                ContactForm.of(
                        contact,
                        List.of(),
                        (whose, sent) -> saved(
                                Change.send(
                                        api,
                                        "update-notice-contact",
                                        Map.of("id", contact.id(), "version", contact.version(), "contact", sent)),
                                "The contact is saved.")));
        NativeButton cancel = new NativeButton("Cancel", event -> show());
        cancel.addClassName("ib-button");
        card.add(cancel);
        card.addClassName("ib-narrow");
        card.getElement().setAttribute("tabindex", "-1");
        content.removeAll();
        outcome.removeAll();
        content.add(card);
        card.getElement().executeJs("ib.focusSoon(this)");
    }

    private List<Fault> saved(List<Fault> faults, String words) {
        if (faults.isEmpty()) {
            show();
            tell(words);
        }
        return faults;
    }

    private void attempt(java.util.function.Supplier<List<Fault>> change) {
        outcome.removeAll();
        try {
            List<Fault> faults = change.get();
            if (faults.isEmpty()) {
                show();
                tell("The contact is removed.");
            } else {
                outcome.add(ErrorSummary.of(
                        "There is a problem",
                        faults.stream().map(Fault::message).toList()));
            }
        } catch (ApiException e) {
            if (e.meansRightsAreLost()) {
                throw e;
            }
            outcome.add(ErrorSummary.of("There is a problem", List.of("Nothing was changed. " + e.getMessage())));
        }
    }

    private void tell(String words) {
        outcome.removeAll();
        Banner banner = new Banner(Banner.Kind.DONE, words);
        banner.getElement().setAttribute("tabindex", "-1").executeJs("ib.focusSoon(this)");
        outcome.add(banner);
    }
}
