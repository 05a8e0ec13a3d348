package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import uk.interborough.ui.parts.Markup;

/** What was used, as a bar, against what there is, as a mark. The numbers stand beside it: it is not spoken. */
final class Bullet extends Div {

    /** @param most what the whole width stands for, the same for bars that are compared */
    Bullet(BigDecimal used, BigDecimal entitled, BigDecimal most) {
        addClassName("ib-bullet");
        getElement().setAttribute("aria-hidden", "true");
        BigDecimal within = entitled.signum() == 0 ? BigDecimal.ZERO : used.min(entitled);
        add(bar("ib-bullet-used", BigDecimal.ZERO, within, most));
        if (used.compareTo(within) > 0) {
            add(bar("ib-bullet-over", within, used, most));
        }
        if (entitled.signum() > 0) {
            Span mark = Markup.span("", "ib-bullet-mark");
            mark.getStyle().set("inset-inline-start", percent(entitled, most));
            add(mark);
        }
    }

    private static Span bar(String kind, BigDecimal from, BigDecimal until, BigDecimal most) {
        Span bar = Markup.span("", kind);
        bar.getStyle().set("inset-inline-start", percent(from, most)).set("width", percent(until.subtract(from), most));
        return bar;
    }

    private static String percent(BigDecimal part, BigDecimal most) {
        return most.signum() == 0
                ? "0%"
                : part.multiply(BigDecimal.valueOf(100))
                                .divide(most, 2, RoundingMode.HALF_UP)
                                .toPlainString()
                        + "%";
    }
}
