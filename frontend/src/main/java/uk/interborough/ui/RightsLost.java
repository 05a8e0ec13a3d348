package uk.interborough.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import uk.interborough.ui.api.ApiException;

/** On an open page whose account was disabled, or given a new password, the next action leads to where to go on. */
final class RightsLost implements ErrorHandler {

    private static final long serialVersionUID = 1;

    private final Failures unforeseen = new Failures();

    @Override
    public void error(ErrorEvent event) {
        for (Throwable cause = event.getThrowable(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException failure && leads(UI.getCurrent(), failure)) {
                return;
            }
        }
        unforeseen.error(event);
    }

    /** Whether the failure means that the person has to sign in, or to change the password, and is on the way there. */
    static boolean leads(UI ui, ApiException failure) {
        if (!failure.meansRightsAreLost()) {
            return false;
        }
        ui.getPage().setLocation(failure.code().equals("UNAUTHENTICATED") ? "login?ended" : "password");
        return true;
    }
}
