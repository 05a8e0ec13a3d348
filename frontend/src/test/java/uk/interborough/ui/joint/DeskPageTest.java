package uk.interborough.ui.joint;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.PageTest;

/** A test of what is done on the pages of joint purchase. */
abstract class DeskPageTest extends PageTest {
    static final int BRENT = 0;
    static final int EALING = 1;
    static final int HARROW = 3;
    static final int HOUNSLOW = 5;

    /** Whoever looks from now on. */
    final void is(String role, int authority) {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("roles", List.of(role));
        viewer.put("authority", Invented.borough(authority));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
        open("accessibility");
    }

    final void press(String id) {
        test(find(NativeButton.class).withId(id).single()).click();
    }

    final boolean offers(String button) {
        return !find(NativeButton.class).withId(button).all().isEmpty();
    }

    final void enter(String id, String text) {
        find(Input.class).withId(id).single().setValue(text);
    }

    final void day(String field, int day, int month, int year) {
        enter(field + "-day", String.valueOf(day));
        enter(field + "-month", String.valueOf(month));
        enter(field + "-year", String.valueOf(year));
    }

    @SuppressWarnings("unchecked")
    final <T> void choose(String group, T value) {
        ((ChoiceGroup<T>) find(ChoiceGroup.class).withId(group).single()).choose(Set.of(value));
    }

    /** Chooses by the place in the list. */
    @SuppressWarnings("unchecked")
    final <T> void select(String id, int nth) {
        Select<T> select = find(Select.class).withId(id).single();
        select.setValue(select.getListDataView().getItem(nth));
    }

    /** Answers what is asked once more. */
    final void confirm() {
        test(find(ConfirmDialog.class).single()).confirm();
    }

    /** Null: none. */
    final void day(String field, @Nullable LocalDate day) {
        find(DateInput.class).withId(field).single().show(day);
    }
}
