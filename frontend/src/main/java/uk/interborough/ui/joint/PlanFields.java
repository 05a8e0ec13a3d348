package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.textfield.IntegerField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Faulty;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Say;

/** What is bought and whose units they are, as it stands in the latest schedule and as it is to be. */
final class PlanFields {

    private final Units services = new Units("Units of the services", "services", "Service");
    private final BoughtFields more = BoughtFields.besides();
    private final Units allocations = new Units("Whose units they are", "allocations", "Authority");
    private final Input price = new Input();
    private final Optional<Uplift> upliftBefore;
    private final Optional<BigDecimal> priceNow;
    private final UpliftFields uplift;

    /** Number fields of one name, one a row. */
    private static final class Units extends FieldSet implements Faulty {
        private final Map<String, Line> lines = new LinkedHashMap<>();
        private final Div fault = new Div();
        private final String head;

        private record Line(String name, int before, IntegerField units) {
            int after() {
                Integer value = units.getValue();
                return value == null ? 0 : value;
            }
        }

        Units(String heading, String name, String head) {
            super(heading);
            this.head = head;
            setId(name);
            addClassName("ib-choices");
            add(fault);
        }

        void line(String id, String name, int before) {
            if (lines.containsKey(id)) {
                return;
            }
            IntegerField field = new IntegerField();
            field.setId(getId().orElse("") + "-" + lines.size());
            field.setAriaLabel("Units of " + name);
            field.setMin(0);
            field.setStepButtonsVisible(true);
            field.addClassName("ib-stepper");
            field.setValue(before);
            lines.put(id, new Line(name, before, field));
        }

        void show() {
            add(new DataTable<Line>(caption())
                    .hideCaption()
                    .stacks()
                    .text(head, Line::name)
                    .number("Units before", line -> Say.number(line.before()))
                    .component("Units then", Line::units)
                    .rows(List.copyOf(lines.values())));
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }

        boolean has(String id) {
            return lines.containsKey(id);
        }

        boolean differs() {
            return lines.values().stream().anyMatch(line -> line.before() != line.after());
        }

        int sum() {
            return lines.values().stream().mapToInt(Line::after).sum();
        }

        List<Map<String, Object>> sent(String name) {
            return lines.entrySet().stream()
                    .filter(line -> line.getValue().after() > 0 || name.equals("authority"))
                    .map(line -> Map.<String, Object>of(
                            name, line.getKey(), "units", line.getValue().after()))
                    .toList();
        }

        List<String> words() {
            return lines.values().stream()
                    .filter(line -> line.before() != line.after())
                    .map(line -> line.name() + " " + line.before() + " to " + Say.count(line.after(), "unit", "units"))
                    .toList();
        }

        private String caption() {
            return head.equals("Service") ? "Units of the services" : "Whose units they are";
        }

        @Override
        public void fault(String text) {
            fault.setText(text);
            fault.setClassName("ib-error", !text.isEmpty());
        }
    }

    /**
     * As the latest schedule says; partners without units are there too.
     *
     * @param offered services of the lead, also those that the scheme has
     * @param prices the retail prices index of two years or more, the latest month first
     */
    PlanFields(Agreement agreement, List<ServiceToBuy> offered, List<RetailPrice> prices) {
        upliftBefore = agreement.schemeSchedules().first().map(Agreement.Schedule::uplift);
        priceNow = agreement.prices().stream()
                .filter(Agreement.Price::isInForce)
                .findFirst()
                .map(Agreement.Price::annualPrice);
        uplift = new UpliftFields(prices, () -> pounds().or(() -> priceNow));
        upliftBefore.ifPresent(uplift::show);
        price.addValueChangeListener(event -> uplift.tell());
        agreement.schemeSchedules().first().ifPresent(schedule -> {
            schedule.services().nodes().forEach(bought -> {
                if (bought.service() != null && bought.service().id() != null) {
                    services.line(bought.service().id(), bought.service().name(), bought.units());
                }
            });
            schedule.allocations()
                    .nodes()
                    .forEach(share -> allocations.line(
                            share.authority().id(), share.authority().name(), share.units()));
        });
        agreement.jointAgreements().nodes().stream()
                .filter(with -> !with.state().equals("ENDED"))
                .forEach(with ->
                        allocations.line(with.partner().id(), with.partner().name(), 0));
        services.setVisible(!services.isEmpty());
        more.setVisible(!services.isEmpty());
        more.offer(offered.stream().filter(each -> !services.has(each.id())).toList());
        services.show();
        allocations.show();
    }

    /** Puts the fields into a form. */
    void addTo(Form form) {
        form.field("services", services);
        more.addTo(form);
        form.field("allocations", allocations)
                .field(
                        "annualPrice",
                        new Field("Price of a unit a year, in pounds", "annualPrice", price)
                                .hint("Left empty: the price goes on, with its uplifts."));
        uplift.addTo(form);
    }

    /** The terms of uplift, where they are others. */
    private Optional<Uplift> otherUplift() {
        return uplift.value().filter(terms -> !terms.equals(upliftBefore.orElse(null)));
    }

    private Optional<BigDecimal> pounds() {
        return InvoiceActions.pounds(price.getValue());
    }

    private boolean hasPrice() {
        return !price.getValue().isBlank();
    }

    private int unitsBought() {
        return services.sum() + more.units();
    }

    private boolean buysOtherwise() {
        return services.differs() || !more.isEmpty();
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(more.faults());
        if (!services.isEmpty() && unitsBought() != allocations.sum()) {
            faults.add(new Fault(
                    "allocations",
                    "IMPOSSIBLE",
                    "The authorities have %s and the services %s. Change one until they are the same (agreement, clauses 4.1 and 8.2)"
                            .formatted(Say.count(allocations.sum(), "unit", "units"), Say.number(unitsBought()))));
        }
        if (hasPrice() && pounds().isEmpty()) {
            faults.add(new Fault(
                    "annualPrice", "BAD_USER_INPUT", "Enter the price in pounds and pence, for example 8422.70"));
        }
        faults.addAll(uplift.faults());
        return faults;
    }

    /** Nothing differs from before. */
    boolean isAsBefore() {
        return !services.differs()
                && !allocations.differs()
                && !hasPrice()
                && otherUplift().isEmpty();
    }

    /** Only whose units they are differs. */
    boolean onlyDividesAnew() {
        return allocations.differs()
                && !buysOtherwise()
                && !hasPrice()
                && otherUplift().isEmpty();
    }

    /** What differs, in words. */
    String words() {
        List<String> words = new ArrayList<>(services.words());
        if (!more.isEmpty()) {
            words.add(more.words());
        }
        words.addAll(allocations.words());
        pounds().ifPresent(amount -> words.add("a unit costs " + Say.money(amount) + " a year"));
        otherUplift().ifPresent(terms -> words.add("the price follows the " + terms.words()));
        return words.isEmpty() ? "Units, price and uplift stay as they are" : String.join(", ", words);
    }

    /** What differs, as it is sent. */
    Map<String, Object> sent() {
        Map<String, Object> sent = new LinkedHashMap<>();
        if (buysOtherwise()) {
            sent.put(
                    "services",
                    Stream.concat(services.sent("service").stream(), more.sent().stream())
                            .toList());
        }
        if (allocations.differs()) {
            sent.put("allocations", allocations.sent("authority"));
        }
        pounds().ifPresent(amount -> sent.put("annualPrice", amount));
        otherUplift().ifPresent(terms -> sent.put("uplift", terms.asInput()));
        return sent;
    }
}
