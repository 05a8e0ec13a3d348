package uk.interborough.ui.parts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeButton;

/** Asks once more before something that cannot simply be taken back. */
public final class Confirmation {

    private Confirmation() {}

    /** As {@link #button}, for what a page is there to do. */
    public static NativeButton main(
            String text, String id, String question, String consequence, String answer, Runnable action) {
        NativeButton button = button(text, id, question, consequence, answer, action, "primary");
        button.addClassName("ib-button-main");
        return button;
    }

    /** A button that asks; the button of the question says what happens. Whoever declines is back at the first. */
    public static NativeButton button(
            String text, String id, String question, String consequence, String answer, Runnable action) {
        return button(text, id, question, consequence, answer, action, "primary error");
    }

    private static NativeButton button(
            String text, String id, String question, String consequence, String answer, Runnable action, String theme) {
        NativeButton button = new NativeButton(text);
        button.addClassName("ib-button");
        button.setId(id);
        button.addClickListener(event -> open(
                question,
                consequence,
                answer,
                theme,
                () -> button.getElement().executeJs("setTimeout(() => this.focus())"),
                action));
        return button;
    }

    /**
     * Asks after something was filled in and found right.
     *
     * @param opener the element that takes the focus back where it is declined
     */
    public static void ask(String opener, String question, String consequence, String answer, Runnable action) {
        UI ui = UI.getCurrentOrThrow();
        open(
                question,
                consequence,
                answer,
                "primary",
                () -> ui.getPage().executeJs("setTimeout(() => document.getElementById($0)?.focus())", opener),
                action);
    }

    private static void open(
            String question, String consequence, String answer, String theme, Runnable declined, Runnable action) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(question);
        dialog.setText(consequence);
        dialog.setCancelable(true);
        dialog.setCancelText("Cancel");
        dialog.setConfirmText(answer);
        dialog.setConfirmButtonTheme(theme);
        dialog.addCancelListener(cancelled -> declined.run());
        dialog.addConfirmListener(confirmed -> action.run());
        dialog.open();
    }
}
