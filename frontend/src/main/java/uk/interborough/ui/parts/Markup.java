package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Short pieces of marked-up text. */
public final class Markup {

    private Markup() {}

    /** An element of any name. */
    public static HtmlContainer element(String tag, Component... content) {
        HtmlContainer element = new HtmlContainer(tag);
        element.add(content);
        return element;
    }

    /** A white card with a heading of the second order. */
    public static Div card(String heading, Component... content) {
        Div card = new Div(new H2(heading));
        card.add(content);
        card.addClassName("ib-card");
        return card;
    }

    /** A paragraph in the quieter ink. */
    public static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("ib-quiet");
        return paragraph;
    }

    /** Text of a class. */
    public static Span span(String text, String className) {
        Span span = new Span(text);
        span.addClassName(className);
        return span;
    }

    /** Text that only a screen reader speaks. */
    public static Span unseen(String text) {
        return span(text, "ib-unseen");
    }
}
