package uk.interborough.ui.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** What the page promises to people with disabilities, and what it does not yet hold. */
@Route("accessibility")
@PageTitle("Accessibility statement – Interborough")
@PermitAll
public final class AccessibilityView extends Div {

    public AccessibilityView() {
        addClassName("ib-page");
        add(
                new H1("Accessibility statement"),
                new Paragraph(
                        "We want as many people as possible to be able to use this service. You should be able to:"),
                new UnorderedList(
                        new ListItem("do everything with a keyboard alone"),
                        new ListItem("read every chart as a sentence and as a table"),
                        new ListItem("hear the points of a chart one by one with the arrow keys"),
                        new ListItem(
                                "find any page, service, provider or command with Ctrl + K, and see all keys with Ctrl + /"),
                        new ListItem("zoom to 400% without losing text"),
                        new ListItem("choose light or dark colours; no state is told by colour alone")),
                new H2("How accessible it is"),
                new Paragraph("The service is built to the Web Content Accessibility Guidelines 2.2, level AA."
                        + " It has not been audited by an independent body yet."),
                new H2("Report a problem"),
                new Paragraph("Tell the coordinator of your partnership what you could not do, on which page,"
                        + " and with which browser or assistive technology."));
    }
}
