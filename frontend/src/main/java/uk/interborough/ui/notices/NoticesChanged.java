package uk.interborough.ui.notices;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

/** What waits for the viewer may be another number now: something was answered or sent. */
public final class NoticesChanged extends ComponentEvent<UI> {

    private static final long serialVersionUID = 1;

    private NoticesChanged(UI ui) {
        super(ui, false);
    }

    /** Tells the page. */
    public static void tell(UI ui) {
        ComponentUtil.fireEvent(ui, new NoticesChanged(ui));
    }
}
