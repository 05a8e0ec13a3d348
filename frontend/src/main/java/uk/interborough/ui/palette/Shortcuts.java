package uk.interborough.ui.palette;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;

/** The keys of this page. Keys without Ctrl or Alt do nothing until somebody asks for them. */
@Tag("ib-shortcuts")
@JavaScript("context://interborough/keys.js")
public final class Shortcuts extends HtmlContainer {

    private record Shortcut(String keys, String does) {}

    private static final List<Shortcut> ALL = List.of(
            new Shortcut("Ctrl + K", "Find a page, service, provider or command"),
            new Shortcut("F6, Shift + F6", "Next or previous part of the page"),
            new Shortcut("Alt + Shift + T", "Change between chart and table"),
            new Shortcut("Ctrl + P", "Print, with all rows"),
            new Shortcut("Ctrl + /", "Show this list"),
            new Shortcut("Arrow keys, Home, End", "Within a chart or the map: next point or borough"),
            new Shortcut("Esc", "Close, or leave a chart"));

    public Shortcuts() {
        Input single = new Input();
        single.setType("checkbox");
        single.setId("single-keys");
        NativeLabel label = new NativeLabel();
        label.add(single, new Span("Also open this list with the ? key alone"));
        label.addClassName("ib-check");
        NativeButton close = new NativeButton("Close");
        close.addClassName("ib-button");
        close.setId("close-shortcuts");
        HtmlContainer dialog = Markup.element(
                "dialog",
                new H2("Keyboard shortcuts"),
                new DataTable<Shortcut>("Keyboard shortcuts")
                        .hideCaption()
                        .text("Keys", Shortcut::keys)
                        .text("What they do", Shortcut::does)
                        .rows(ALL),
                label,
                Markup.quiet("On a Mac, use Cmd for Ctrl and Option for Alt."),
                close);
        dialog.getElement().setAttribute("aria-label", "Keyboard shortcuts");
        add(dialog);
    }
}
