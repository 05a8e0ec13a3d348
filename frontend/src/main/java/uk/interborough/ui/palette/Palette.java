package uk.interborough.ui.palette;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.util.ArrayList;
import java.util.List;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.services.ServiceView;
import uk.interborough.ui.utilisation.UtilisationView;

/** Finds pages, commands, services and providers by name. Arrow keys, Enter and Escape are the element's business. */
@Tag("ib-palette")
@JavaScript("context://interborough/keys.js")
public final class Palette extends HtmlContainer {

    private static final int SHORTEST = 2;

    private final Api api;
    private final Background background;
    private final List<Entry> known;
    private final Input input = new Input();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph said = new Paragraph();
    private String text = "";

    /** @param known pages and commands */
    public Palette(Api api, Background background, List<Entry> known) {
        this.api = api;
        this.background = background;
        this.known = known;
        input.setId("palette-input");
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(200);
        input.addValueChangeListener(event -> look(event.getValue().strip()));
        input.getElement()
                .setAttribute("role", "combobox")
                .setAttribute("autocomplete", "off")
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("aria-expanded", "true")
                .setAttribute("aria-controls", "palette-list");
        NativeLabel label = new NativeLabel("Find a page, service, provider or command");
        label.setFor("palette-input");
        list.setId("palette-list");
        list.getElement().setAttribute("role", "listbox").setAttribute("aria-label", "What was found");
        said.getElement().setAttribute("role", "status");
        said.addClassName("ib-quiet");
        HtmlContainer dialog = Markup.element("dialog", label, input, list, said);
        dialog.getElement().setAttribute("aria-label", "Find");
        add(dialog);
        show("", known, true);
    }

    private void look(String wanted) {
        text = wanted;
        List<Entry> named =
                known.stream().filter(entry -> entry.matches(wanted)).toList();
        if (wanted.length() < SHORTEST) {
            show(wanted, named, true);
            return;
        }
        show(wanted, named, false);
        UI ui = UI.getCurrentOrThrow();
        background.ask(
                ui,
                () -> Found.ask(api, wanted),
                found -> {
                    if (wanted.equals(text)) {
                        show(wanted, with(named, found), true);
                    }
                },
                failure -> {
                    if (wanted.equals(text)) {
                        show(wanted, named, true);
                        said.setText("We could not look for services and providers. Pages and commands are listed.");
                    }
                });
    }

    private static List<Entry> with(List<Entry> named, Found found) {
        List<Entry> entries = new ArrayList<>(named);
        found.services()
                .forEach(service -> entries.add(new Entry(
                        service.name(),
                        "Service · " + service.authority().name() + " · "
                                + service.provider().name(),
                        () -> UI.getCurrentOrThrow()
                                .navigate(ServiceView.class, new RouteParameters("id", service.id())))));
        found.providers()
                .forEach(provider -> entries.add(new Entry(
                        provider.name(),
                        "Provider · utilisation of its services",
                        () -> UI.getCurrentOrThrow()
                                .navigate(UtilisationView.class, QueryParameters.of("provider", provider.id())))));
        return entries;
    }

    /** @param whole nothing more will be found for this text */
    private void show(String wanted, List<Entry> entries, boolean whole) {
        list.removeAll();
        entries.forEach(entry -> list.add(option(entry)));
        if (whole) {
            list.getElement().setAttribute("data-for", wanted);
            said.setText(
                    entries.isEmpty()
                            ? "Nothing is called that. Try fewer letters."
                            : Say.count(entries.size(), "result", "results"));
        }
    }

    private ListItem option(Entry entry) {
        ListItem option = new ListItem(new Span(entry.name()), Markup.span(entry.note(), "ib-small"));
        option.setId("palette-" + list.getChildren().count());
        option.getElement().setAttribute("role", "option");
        option.addClickListener(event -> {
            getElement().callJsFunction("leave");
            entry.action().run();
        });
        return option;
    }
}
