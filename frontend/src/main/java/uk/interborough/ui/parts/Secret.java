package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** Something that is shown this once: to be read, selected or copied. */
public final class Secret extends Div {

    /** @param what e.g. access token: used in “Copy access token” */
    public Secret(String what, String secret) {
        addClassName("ib-secret");
        Code value = new Code(secret);
        value.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "textbox")
                .setAttribute("aria-readonly", "true");
        value.getElement()
                .setAttribute(
                        "aria-label", what.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + what.substring(1));
        Span copied = new Span();
        copied.getElement().setAttribute("role", "status");
        NativeButton copy = new NativeButton("Copy " + what);
        copy.addClassName("ib-button");
        // in the browser alone, because a browser copies only while the button is being pressed
        copy.addAttachListener(event -> copy.getElement().executeJs("""
                        this.addEventListener('click', async () => {
                          try { await navigator.clipboard.writeText($0.textContent); $1.textContent = 'Copied'; }
                          catch { getSelection().selectAllChildren($0); $1.textContent = 'Selected: copy it with Ctrl+C'; }
                        })""", value.getElement(), copied.getElement()));
        Div line = new Div(copy, copied);
        line.addClassName("ib-actions");
        add(value, line);
    }
}
