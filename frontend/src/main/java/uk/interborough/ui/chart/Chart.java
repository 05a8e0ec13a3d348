package uk.interborough.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import org.jspecify.annotations.Nullable;

/**
 * A picture of numbers with its title, the sentence that says what it shows, and the numbers themselves in a table.
 * The element and the drawing library are static resources of this module: no front-end build.
 */
@Tag("ib-chart")
@JavaScript("context://interborough/elements.js")
public final class Chart extends Component implements HasStyle {

    private @Nullable Component table;

    /** @param level order of the heading, 2 or 3 */
    public Chart(int level, String title, String sentence, LineChart lines) {
        getElement().setAttribute("heading", title);
        getElement().setAttribute("sentence", sentence);
        getElement().setAttribute("level", String.valueOf(level));
        if (lines.endsOnly()) {
            getElement().setAttribute("ends", "");
        }
        getElement().setProperty("option", lines.option());
    }

    /** Height of the picture. Unit: CSS pixels. */
    public Chart height(int pixels) {
        getElement().setAttribute("height", String.valueOf(pixels));
        return this;
    }

    /** One of several beside each other: their pictures begin at the same height. */
    public Chart small() {
        getElement().setAttribute("small", "");
        return this;
    }

    /** Drawn at once, not only when it comes into view. */
    public Chart eager() {
        getElement().setAttribute("eager", "");
        return this;
    }

    /** A word or number to the right of the title. */
    public Chart figure(String figure) {
        getElement().setAttribute("figure", figure);
        return this;
    }

    /** No title and no frame: a trend beside a number, which its sentence describes to those who cannot see it. */
    public Chart bare() {
        getElement().setAttribute("bare", "");
        return this;
    }

    /** The numbers; shown in place of, or beside, the picture. */
    public Chart table(Component numbers) {
        if (table != null) {
            getElement().removeChild(table.getElement());
        }
        table = numbers;
        numbers.getElement().setAttribute("slot", "table");
        getElement().appendChild(numbers.getElement());
        return this;
    }

    /** The sentence under the title. */
    public String sentence() {
        return getElement().getAttribute("sentence");
    }
}
