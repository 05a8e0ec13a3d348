package uk.interborough.ui.parts;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Several lines of text, in the browser's own element. */
@Tag("textarea")
public final class TextBox extends AbstractSinglePropertyField<TextBox, String>
        implements Focusable<TextBox>, HasStyle, HasValueChangeMode {

    private ValueChangeMode mode = ValueChangeMode.ON_CHANGE;
    private int timeout = DEFAULT_CHANGE_TIMEOUT;

    /** @param rows lines that are seen at first */
    public TextBox(int rows) {
        super("value", "", false);
        getElement().setAttribute("rows", String.valueOf(rows));
        setValueChangeMode(ValueChangeMode.ON_CHANGE);
    }

    @Override
    public ValueChangeMode getValueChangeMode() {
        return mode;
    }

    @Override
    public void setValueChangeMode(ValueChangeMode wanted) {
        mode = wanted;
        setSynchronizedEvent(ValueChangeMode.eventForMode(wanted, "input"));
        applyTimeout();
    }

    @Override
    public int getValueChangeTimeout() {
        return timeout;
    }

    @Override
    public void setValueChangeTimeout(int milliseconds) {
        timeout = milliseconds;
        applyTimeout();
    }

    private void applyTimeout() {
        ValueChangeMode.applyChangeTimeout(mode, timeout, getSynchronizationRegistration());
    }
}
