package uk.interborough.ui.joint;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.Faulty;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Services that are bought, a row each with its units. */
final class BoughtFields extends FieldSet implements Faulty {

    private static final String CLAUSE = "JPA 4.1";
    private static final int MOST_UNITS = 10_000;

    private final String name;
    private final int least;
    private final Runnable changed;
    private final List<Row> rows = new ArrayList<>();
    private final Div fault = new Div();
    private final Div list = new Div();
    private final NativeButton more =
            new NativeButton("Add another service", event -> begin().service.focus());
    private List<ServiceToBuy> offered = List.of();
    private int counted;

    private final class Row extends Div {
        private final String serviceId = "service-" + counted;
        private final String unitsId = "service-units-" + counted++;
        private final ComboBox<ServiceToBuy> service = new ComboBox<>("Service");
        private final IntegerField units = new IntegerField("Units");
        private final Field serviceField = new Field(serviceId, service);
        private final Field unitsField = new Field(unitsId, units);
        private final NativeButton remove = new NativeButton("Remove", event -> drop(this));
        private final Span which = Markup.unseen("");

        Row() {
            addClassName("ib-bought");
            getElement().setAttribute("role", "group");
            service.setItemLabelGenerator(ServiceToBuy::words);
            service.setItems(offered);
            service.addValueChangeListener(event -> {
                if (event.getValue() != null && units.getValue() == null) {
                    units.setValue(event.getValue().units());
                }
                changed.run();
            });
            units.setMin(1);
            units.setStepButtonsVisible(true);
            units.addClassName("ib-stepper");
            units.setValueChangeMode(ValueChangeMode.LAZY);
            units.setValueChangeTimeout(300);
            units.addValueChangeListener(event -> changed.run());
            remove.addClassName("ib-button");
            remove.setId("remove-" + serviceId);
            remove.add(which);
            add(serviceField, unitsField, remove);
        }

        void number(int number, boolean mayGo) {
            getElement().setAttribute("aria-label", "Service " + number);
            which.setText(" service " + number);
            remove.setVisible(mayGo);
        }

        int unitsOrNone() {
            @Nullable Integer value = units.getValue();
            return value == null ? 0 : value;
        }
    }

    /** Of a new scheme: one at least. */
    static BoughtFields ofANewScheme(Runnable changed) {
        return new BoughtFields("Services that are bought", "services", 1, changed);
    }

    /** Besides those that a scheme has: none has to be. */
    static BoughtFields besides() {
        return new BoughtFields("Services that come to it", "more-services", 0, () -> {});
    }

    /** @param changed called when a service or a number is another */
    private BoughtFields(String heading, String name, int least, Runnable changed) {
        super(heading);
        this.name = name;
        this.least = least;
        this.changed = changed;
        setId(name);
        addClassNames("ib-choices", "ib-share-fields");
        more.addClassName("ib-button");
        more.setId("add-service");
        Div actions = new Div(more);
        actions.addClassName("ib-actions");
        add(
                Markup.span(
                        "Under contracts of your authority, which leads the scheme (agreement, clauses 4.1 and 5.1).",
                        "ib-hint"),
                fault,
                list,
                actions);
        for (int row = 0; row < least; row++) {
            begin();
        }
    }

    /** Puts the rows into a form. */
    void addTo(Form form) {
        form.field(name, this).within(name, () -> {
            Map<String, Faulty> fields = new LinkedHashMap<>();
            rows.forEach(row -> {
                fields.put(row.serviceId, row.serviceField);
                fields.put(row.unitsId, row.unitsField);
            });
            return fields;
        });
    }

    /** What can be chosen from now on; what was chosen before goes where it is not among it. */
    void offer(List<ServiceToBuy> services) {
        offered = services;
        rows.forEach(row -> {
            ServiceToBuy chosen = row.service.getValue();
            row.service.setItems(services);
            row.service.setValue(services.contains(chosen) ? chosen : null);
        });
    }

    private Row begin() {
        Row row = new Row();
        rows.add(row);
        list.add(row);
        number();
        return row;
    }

    private void drop(Row row) {
        rows.remove(row);
        list.remove(row);
        number();
        more.focus();
        changed.run();
    }

    private void number() {
        rows.forEach(row -> row.number(rows.indexOf(row) + 1, rows.size() > least));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Unit: household units. */
    int units() {
        return rows.stream().mapToInt(Row::unitsOrNone).sum();
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Row row : rows) {
            ServiceToBuy service = row.service.getValue();
            if (service == null) {
                faults.add(new Fault(
                        row.serviceId,
                        "INCOMPLETE",
                        rows.size() == least
                                ? "Choose a service that is bought"
                                : "Choose a service, or remove the row",
                        CLAUSE));
            } else if (!named.add(service.id())) {
                faults.add(new Fault(
                        row.serviceId,
                        "DUPLICATE",
                        "Name each service once: %s stands there twice".formatted(service.name())));
            }
            if (row.unitsOrNone() < 1 || row.unitsOrNone() > MOST_UNITS) {
                faults.add(new Fault(
                        row.unitsId, "OUT_OF_RANGE", "Enter the units, from 1 to " + Say.number(MOST_UNITS), CLAUSE));
            }
        }
        return faults;
    }

    /** As they are sent. Only where there is no fault. */
    List<Map<String, Object>> sent() {
        return rows.stream()
                .map(row ->
                        Map.<String, Object>of("service", row.service.getValue().id(), "units", row.unitsOrNone()))
                .toList();
    }

    /** {@code 12 units of Acton Road hostel and 8 of Park View}. */
    String words() {
        return rows.stream()
                .map(row -> Say.count(row.unitsOrNone(), "unit", "units") + " of "
                        + row.service.getValue().name())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void fault(String text) {
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
