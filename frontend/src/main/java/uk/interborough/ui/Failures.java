package uk.interborough.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.interborough.ui.api.ApiException;

/** What nobody foresaw: logged with a reference, and the reference told to whoever met it. */
final class Failures implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Logs a failure and returns its reference. */
    static String logged(Throwable failure) {
        String reference = failure instanceof ApiException api && api.traceId() != null
                ? api.traceId()
                : UUID.randomUUID().toString().substring(0, 8);
        LOG.error("reference {}: the page failed", reference, failure);
        return reference;
    }

    @Override
    public void error(ErrorEvent event) {
        String reference = logged(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.getPage()
                    .executeJs(
                            "interborough.tell($0)",
                            "Something went wrong, and what you did last may not have worked. Reload the page and try again."
                                    + " Reference " + reference);
        }
    }
}
