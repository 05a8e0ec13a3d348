package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;

/** The parts of a page that each have an address: links side by side, the one that is shown marked. */
public final class LinkTabs extends Nav {

    private final UnorderedList list = new UnorderedList();

    /** @param name what they are parts of, spoken */
    public LinkTabs(String name) {
        addClassName("ib-tabs");
        getElement().setAttribute("aria-label", name);
        add(list);
    }

    /** A part. */
    public LinkTabs tab(RouterLink link, boolean shown) {
        link.setHighlightCondition((self, event) -> false);
        if (shown) {
            link.getElement().setAttribute("aria-current", "page");
        }
        list.add(new ListItem(link));
        return this;
    }
}
