package uk.interborough.ui;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;

/** What the page says of itself: connection, session, failure. A lost session leads to sign-in, which explains it. */
final class OwnWords implements VaadinServiceInitListener {

    /** How soon a page that lost its channel asks again, and so learns that its session is over. */
    private static final String RECONNECT_MILLIS = "2000";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        SystemMessages words = words();
        event.getSource().setSystemMessagesProvider(info -> words);
        event.getSource().addUIInitListener(start -> {
            connection(start.getUI().getReconnectDialogConfiguration());
            start.getUI().getPushConfiguration().setParameter("reconnectInterval", RECONNECT_MILLIS);
        });
    }

    private static SystemMessages words() {
        CustomizedSystemMessages words = new CustomizedSystemMessages();
        words.setSessionExpiredNotificationEnabled(false); // the page is asked for again, and sign-in says why
        words.setInternalErrorCaption("Something went wrong");
        words.setInternalErrorMessage(
                "What you did last may not have worked. Select this message to load the page again.");
        words.setCookiesDisabledCaption("Cookies are turned off");
        words.setCookiesDisabledMessage(
                "Allow cookies for this site, then select this message to load the page again.");
        return words;
    }

    private static void connection(ReconnectDialogConfiguration connection) {
        connection.setDialogText("Connection lost – trying again. What you have chosen is kept.");
        connection.setDialogTextGaveUp("Connection lost. Check your network, then reload the page.");
    }
}
