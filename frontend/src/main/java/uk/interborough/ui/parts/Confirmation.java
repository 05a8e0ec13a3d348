package uk.interborough.ui.parts;

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
        button.addClickListener(event -> {
            ConfirmDialog dialog = new ConfirmDialog();
            dialog.setHeader(question);
            dialog.setText(consequence);
            dialog.setCancelable(true);
            dialog.setCancelText("Cancel");
            dialog.setConfirmText(answer);
            dialog.setConfirmButtonTheme(theme);
            dialog.addCancelListener(cancelled -> button.getElement().executeJs("setTimeout(() => this.focus())"));
            dialog.addConfirmListener(confirmed -> action.run());
            dialog.open();
        });
        return button;
    }
}
