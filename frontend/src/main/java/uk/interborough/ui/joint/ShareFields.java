package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Faulty;
import uk.interborough.ui.parts.Say;

/** The units of each authority, a number field each, beside what they change. */
final class ShareFields extends FieldSet implements Faulty {

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Div table = new Div();
    private final Div fault = new Div();
    private final Div sum = new Div();
    private final Runnable changed;
    private String shown = "";

    /** One authority; the texts are set anew with every answer, the field stays where the focus is. */
    private final class Row {
        private final String slug;
        private final String id;
        private final String name;
        private final IntegerField units = new IntegerField();
        private final Span before = new Span();
        private final Span annualBefore = new Span();
        private final Span annual = new Span();
        private final Span annualChange = new Span();
        private final Span invoices = new Span();

        Row(ShareChange change) {
            slug = change.authority().slug();
            id = change.authority().id();
            name = change.authority().name();
            units.setId("units-" + slug);
            units.setAriaLabel("Units of " + name);
            units.setMin(0);
            units.setStep(1);
            units.setStepButtonsVisible(true);
            units.setValueChangeMode(ValueChangeMode.LAZY);
            units.setValueChangeTimeout(300);
            units.addClassName("ib-stepper");
            units.addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    changed.run();
                }
            });
        }

        void show(ShareChange change) {
            before.setText(Say.number(change.unitsBefore()));
            annualBefore.setText(Say.money(change.annualBefore()));
            annual.setText(Say.money(change.annual()));
            annualChange.setText(ShareEffect.change(change.annualChange()));
            invoices.setText(ShareEffect.invoices(change));
            if (!Objects.equals(units.getValue(), change.units())) {
                units.setValue(change.units());
            }
        }
    }

    /** @param changed called when somebody changes a number */
    ShareFields(Runnable changed) {
        super("Whose units they would be");
        this.changed = changed;
        addClassNames("ib-choices", "ib-share-fields");
        setId("shares");
        fault.setId("shares-fault");
        sum.addClassName("ib-sum");
        sum.setId("sum");
        sum.getElement().setAttribute("role", "status");
        add(fault, table, sum);
    }

    /** Shows what units change; those of the fields become those of the answer. */
    void show(List<ShareChange> changes) {
        String authorities = changes.stream()
                .map(change -> change.authority().slug())
                .toList()
                .toString();
        if (!authorities.equals(shown)) {
            rows.clear();
            changes.forEach(change -> rows.put(change.authority().slug(), new Row(change)));
            table.removeAll();
            table.add(filled(changes));
            shown = authorities;
        }
        changes.forEach(change ->
                Objects.requireNonNull(rows.get(change.authority().slug())).show(change));
        sum.setText(ShareEffect.sum(
                changes.stream().mapToInt(ShareChange::units).sum(),
                changes.stream().mapToInt(ShareChange::unitsBefore).sum()));
    }

    private DataTable<Row> filled(List<ShareChange> changes) {
        String quarter = changes.isEmpty() ? "" : changes.getFirst().quarter().label();
        return new DataTable<Row>("Units and what they change")
                .hideCaption()
                .stacks()
                .component("Authority", row -> new Span(row.name))
                .numeric("Units now", row -> row.before)
                .component("Units then", row -> row.units)
                .numeric("A year now", row -> row.annualBefore)
                .numeric("A year then", row -> row.annual)
                .numeric("Change a year", row -> row.annualChange)
                .numeric("Change of invoices for " + quarter, row -> row.invoices)
                .rows(List.copyOf(rows.values()));
    }

    /** Fills units in, by the words of the authorities in addresses. */
    void fill(Map<String, Integer> units) {
        rows.forEach((slug, row) -> row.units.setValue(units.getOrDefault(slug, 0)));
    }

    /** Units by the words of authorities; a field that holds no number counts as none. */
    Map<String, Integer> bySlug() {
        Map<String, Integer> units = new LinkedHashMap<>();
        rows.forEach((slug, row) -> units.put(slug, valueOf(row.units)));
        return units;
    }

    /** Units by identifiers. */
    Map<String, Integer> byId() {
        Map<String, Integer> units = new LinkedHashMap<>();
        rows.values().forEach(row -> units.put(row.id, valueOf(row.units)));
        return units;
    }

    private static int valueOf(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? 0 : Math.max(0, value);
    }

    @Override
    public void fault(String text) {
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
