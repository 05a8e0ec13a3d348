package uk.interborough.ui.accounts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.NotFoundException;
import java.util.List;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;

/** These pages are administrators': to everybody else they are not there, from one action to the next. */
final class Administrators {

    private Administrators() {}

    static void only(Api api) {
        if (!asks(api)) {
            throw new NotFoundException();
        }
    }

    /** Whether an administrator is asking. */
    static boolean asks(Api api) {
        return Viewer.ask(api).is(RoleName.ADMINISTRATOR.name());
    }

    /** Goes to the page again where a change was refused for want of the right: then it is not found. */
    static boolean left(UI ui, List<Fault> faults) {
        boolean left = Fault.outOfReach(faults);
        if (left) {
            ui.refreshCurrentRoute(true);
        }
        return left;
    }
}
