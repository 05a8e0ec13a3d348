package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import uk.interborough.ui.parts.Banner;

/** Says what was done, and takes the focus. */
final class Done {

    private Done() {}

    /** In words. */
    static Banner banner(String words, Component... more) {
        return focused(new Banner(Banner.Kind.DONE, words, more));
    }

    /** With links to what came of it. */
    static Banner banner(Component words) {
        return banner("", words);
    }

    private static Banner focused(Banner banner) {
        banner.getElement().setAttribute("tabindex", "-1");
        banner.addAttachListener(event -> banner.getElement().executeJs("ib.focusSoon(this)"));
        return banner;
    }
}
