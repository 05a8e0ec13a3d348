package uk.interborough.ui.joint;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.Faulty;

/** The limits of one quota, beside what they would have changed. */
final class QuotaFields extends FieldSet implements Faulty {
    private static final BigDecimal MOST_WEEKS = new BigDecimal("9999999");

    private final String scope;
    private final Runnable changed;
    private final Div fault = new Div();
    private final Paragraph now = new Paragraph();
    private final IntegerField units = new IntegerField("Most units in use on one night");
    private final BigDecimalField unitWeeks = new BigDecimalField("Most unit-weeks in a financial year");
    private final Div inputs = new Div(units, unitWeeks);
    private final QuotaEffect effect = new QuotaEffect();
    private @Nullable QuotaLimits before;
    private List<Authority> neighbours = List.of();

    /** @param changed called when somebody changes a number */
    QuotaFields(String scope, Runnable changed) {
        super(scope.equals(QuotaLimits.MEMBERS) ? "Members that take no part, together" : "Neighbours named, together");
        this.scope = scope;
        this.changed = changed;
        addClassNames("ib-choices", "ib-share-fields");
        setId(name());
        units.setId("units-" + slug());
        units.setMin(0);
        units.setStep(1);
        units.setStepButtonsVisible(true);
        unitWeeks.setId("weeks-" + slug());
        unitWeeks.setHelperText("One decimal. Without them it is the units on every night.");
        listen(units);
        listen(unitWeeks);
        fault.setId(name() + "-fault");
        inputs.addClassName("ib-limits");
        add(now, fault, inputs, effect);
    }

    /** Both quotas, in the order in which they stand. */
    static List<QuotaFields> both(Runnable changed) {
        return List.of(new QuotaFields(QuotaLimits.MEMBERS, changed), new QuotaFields(QuotaLimits.NEIGHBOURS, changed));
    }

    private <C extends HasValueChangeMode & HasValue<?, ?>> void listen(C field) {
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(300);
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed.run();
            }
        });
    }

    /** In addresses. */
    String slug() {
        return scope.equals(QuotaLimits.MEMBERS) ? "members" : "neighbours";
    }

    /** Under which the form knows it. */
    String name() {
        return "quota-" + slug();
    }

    /**
     * Begins with what stands on a day.
     *
     * @param terms all quotas of the scheme that are in force then
     * @param asked what the address says
     */
    void begin(List<QuotaTerms> terms, AdjustState.@Nullable Limits asked) {
        Optional<QuotaTerms> standing =
                terms.stream().filter(each -> each.scope().equals(scope)).findFirst();
        neighbours = standing.map(each -> each.neighbours().nodes().stream()
                        .map(QuotaYear.Neighbour::authority)
                        .sorted(Comparator.comparing(Authority::name))
                        .toList())
                .orElse(List.of());
        before = standing.map(each -> new QuotaLimits(scope, each.units(), each.unitWeeks(), neighbours))
                .orElse(null);
        boolean canBeProposed = scope.equals(QuotaLimits.MEMBERS) || !neighbours.isEmpty();
        inputs.setVisible(canBeProposed);
        now.setText(
                !canBeProposed
                        ? "No quota names neighbours. The lead names them when it sets the first one."
                        : (neighbours.isEmpty() ? "" : whom().replace("neighbours named: ", "For ") + ". ")
                                + (before == null ? "Now: no quota." : "Now: " + before.words() + "."));
        units.setValue(asked != null ? (Integer) asked.units() : before == null ? null : (Integer) before.units());
        unitWeeks.setValue(asked != null ? asked.unitWeeks() : before == null ? null : before.unitWeeks());
    }

    /** Asks what the limits would have changed, where there are any. */
    void show(Function<QuotaLimits, List<QuotaChange>> ask) {
        Optional<QuotaLimits> wanted = wanted();
        effect.setVisible(wanted.isPresent());
        wanted.ifPresent(limits -> effect.show(whom(), ask.apply(limits)));
    }

    private String whom() {
        return QuotaLimits.whom(scope, neighbours);
    }

    /** What the fields say; nothing where no units are entered. */
    Optional<QuotaLimits> wanted() {
        Integer most = units.getValue();
        BigDecimal weeks = unitWeeks.getValue();
        return most == null || !inputs.isVisible()
                ? Optional.empty()
                : Optional.of(new QuotaLimits(
                        scope,
                        Math.max(0, most),
                        weeks == null ? null : weeks.max(BigDecimal.ZERO).min(MOST_WEEKS),
                        neighbours));
    }

    /** What differs from what stands. */
    Optional<QuotaLimits> proposed() {
        return wanted().filter(limits -> before == null || !limits.isLike(before));
    }

    /** What is wrong with it before it is sent. */
    List<Fault> faults() {
        BigDecimal weeks = unitWeeks.getValue();
        if (wanted().isEmpty() && before != null) {
            return List.of(new Fault(
                    name(), "INCOMPLETE", "Enter the units of the quota, or those it has now: " + before.units()));
        } else if (proposed().filter(limits -> limits.units() < 1).isPresent()) {
            return List.of(new Fault(name(), "OUT_OF_RANGE", "Enter at least 1 unit (agreement, clause 7.2)"));
        } else if (weeks != null && weeks.stripTrailingZeros().scale() > 1) {
            return List.of(new Fault(
                    name(), "BAD_USER_INPUT", "Enter unit-weeks with one decimal at most (agreement, clause 7.2)"));
        }
        return List.of();
    }

    @Override
    public void fault(String text) {
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
