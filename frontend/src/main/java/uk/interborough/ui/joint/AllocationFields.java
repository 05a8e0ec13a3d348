package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Faulty;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Whose units those of a new scheme are: the lead, then everybody else of the partnership. */
final class AllocationFields extends FieldSet implements Faulty {

    private final Authority lead;
    private final Runnable changed;
    private final Div fault = new Div();
    private final Div table = new Div();
    private final Div sum = new Div();
    private List<Row> rows = List.of();

    private final class Row {
        private final Authority authority;
        private final IntegerField units = new IntegerField();
        private final Span annual = new Span();

        Row(Authority authority) {
            this.authority = authority;
            units.setId("units-" + authority.slug());
            units.setAriaLabel("Units of " + authority.name());
            units.setMin(0);
            units.setStepButtonsVisible(true);
            units.addClassName("ib-stepper");
            units.setValueChangeMode(ValueChangeMode.LAZY);
            units.setValueChangeTimeout(300);
            units.addValueChangeListener(event -> changed.run());
        }

        int count() {
            @Nullable Integer value = units.getValue();
            return value == null ? 0 : value;
        }

        boolean isPartner() {
            return !authority.id().equals(lead.id());
        }

        String name() {
            return isPartner() ? authority.name() : authority.name() + ", which leads";
        }
    }

    /** @param changed called when a number is another */
    AllocationFields(Authority lead, Runnable changed) {
        super("Whose units they are");
        this.lead = lead;
        this.changed = changed;
        setId("allocations");
        addClassNames("ib-choices", "ib-share-fields");
        sum.setId("sum");
        sum.addClassName("ib-sum");
        sum.getElement().setAttribute("role", "status");
        add(
                Markup.span(
                        "Your own included; together those of the services (agreement, clause 8.2). An authority without"
                                + " units takes no part.",
                        "ib-hint"),
                fault,
                table,
                sum);
    }

    /** Who may take part, the lead first. */
    void offer(List<Authority> authorities) {
        rows = authorities.stream().map(Row::new).toList();
        table.removeAll();
        table.add(new DataTable<Row>("Whose units they are")
                .hideCaption()
                .stacks()
                .text("Authority", Row::name)
                .component("Units", row -> row.units)
                .numeric("A year at this price", row -> row.annual)
                .rows(rows));
    }

    /** Tells the sum beside the units of the services, and what each would pay a year. */
    void tell(int services, @Nullable BigDecimal price) {
        int given = units();
        sum.setText(services == 0 && given == 0 ? "" : sum(services, given));
        rows.forEach(row -> row.annual.setText(
                price == null || row.count() <= 0 ? "" : Say.money(price.multiply(BigDecimal.valueOf(row.count())))));
    }

    /** {@code Services 20 units, authorities 18: 2 left to share.} */
    static String sum(int services, int given) {
        int left = services - given;
        String state = left == 0
                ? "they add up."
                : left > 0 ? Say.number(left) + " left to share." : Say.number(-left) + " too many.";
        return "Services %s, authorities %s: %s"
                .formatted(Say.count(services, "unit", "units"), Say.number(given), state);
    }

    private int units() {
        return rows.stream().mapToInt(Row::count).sum();
    }

    private Stream<Row> partners() {
        return rows.stream().filter(row -> row.isPartner() && row.count() > 0);
    }

    /** @param services units of the services */
    List<Fault> faults(int services) {
        List<Fault> faults = new ArrayList<>();
        rows.stream()
                .filter(row -> row.count() < 0)
                .forEach(row -> faults.add(new Fault(
                        "allocations",
                        "OUT_OF_RANGE",
                        "Enter the units of %s, 0 or more".formatted(row.authority.name()))));
        if (partners().findAny().isEmpty()) {
            faults.add(new Fault(
                    "allocations",
                    "INCOMPLETE",
                    "Two or more authorities buy jointly: give units to one that is not the lead",
                    "J 3.7"));
        }
        if (units() != services) {
            faults.add(new Fault(
                    "allocations",
                    "IMPOSSIBLE",
                    "The units of the authorities add up to those of the services. "
                            + sum(services, units()).replace(".", ""),
                    "JPA 8.2"));
        }
        return faults;
    }

    /** Those with units, as they are sent. */
    List<Map<String, Object>> sent() {
        return rows.stream()
                .filter(row -> row.count() > 0)
                .map(row -> Map.<String, Object>of("authority", row.authority.id(), "units", row.count()))
                .toList();
    }

    /** {@code Ealing 12, Brent 8}. */
    String words() {
        return rows.stream()
                .filter(row -> row.count() > 0)
                .map(row -> row.authority.name() + " " + Say.number(row.count()))
                .collect(Collectors.joining(", "));
    }

    /** {@code Brent and Hounslow}: who gets an agreement to sign. */
    String partnerWords() {
        List<String> names = partners().map(row -> row.authority.name()).toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    @Override
    public void fault(String text) {
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
