package uk.interborough.ui.joint;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.SmallForm;
import uk.interborough.ui.parts.TextBox;

/** What the lead authority is asked about the use of others: limits, charges, income. */
final class QuotaForms {

    private static final String POUNDS = "in pounds and pence, for example 210.50";

    private final SchemeWork work;
    private final VacancyForms.Send send;

    QuotaForms(SchemeWork work, VacancyForms.Send send) {
        this.work = work;
        this.send = send;
    }

    private Map<String, Object> sent(String key) {
        return new HashMap<>(Map.of("scheme", work.scheme().id(), "key", key));
    }

    private static List<Object> chosen(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }

    /** @param before what stands, the latest first: it is shown as where to start from */
    SmallForm quota(FormCard.Place place, List<QuotaTerms> before) {
        SmallForm small = new SmallForm("Set or change a quota", place.opener(), place.close());
        MultiSelectComboBox<Named> neighbours = new MultiSelectComboBox<>("Neighbours");
        neighbours.setItems(WhereTo.otherAuthorities(work));
        neighbours.setItemLabelGenerator(Named::name);
        Field named = new Field("neighbours", neighbours);
        Input units = new Input();
        Input weeks = new Input();
        DateInput from = new DateInput("First day", "fromDay").hint("The quota before it ends the day before.");
        ChoiceGroup<String> scope = ChoiceGroup.<String>one("Whom is it for?", "scope")
                .choice("WEST_LONDON", "Members of the partnership that take no part, together", "")
                .choice("NEIGHBOURS", "Neighbouring authorities that are named, together", "")
                .reveals("NEIGHBOURS", new Div(named))
                .onChange(now -> before.stream()
                        .filter(each -> now.contains(each.scope()))
                        .findFirst()
                        .ifPresent(each -> {
                            units.setValue(String.valueOf(each.units()));
                            weeks.setValue(
                                    each.unitWeeks() == null
                                            ? ""
                                            : each.unitWeeks().toPlainString());
                            neighbours.setValue(each.neighbours().nodes().stream()
                                    .map(QuotaYear.Neighbour::authority)
                                    .map(who -> new Named(who.id(), null, who.name()))
                                    .collect(Collectors.toSet()));
                        }));
        String key = UUID.randomUUID().toString();
        Form form = small.form();
        form.field("scope", scope)
                .field("units", new Field("Most units in use on one night", "units", units))
                .field(
                        "unitWeeks",
                        new Field("Most unit-weeks in a financial year (optional)", "unitWeeks", weeks)
                                .hint("One decimal. Without them it is the units on every night."))
                .field("fromDay", from)
                .buttonOnly("Set the quota", "send-set-quota", () -> {
                    String number = units.getValue().strip();
                    String limit = weeks.getValue().strip();
                    Required missing = new Required()
                            .chosen("scope", scope.chosen(), "Choose whom it is for")
                            .text(
                                    "units",
                                    VacancyForms.wholeNumber(number),
                                    "Enter the units as a whole number, from 1")
                            .text(
                                    "unitWeeks",
                                    limit.isEmpty() || limit.matches("\\d{1,6}(\\.\\d)?") ? "right" : "",
                                    "Enter unit-weeks with one decimal at most, for example 60.5, or leave them out")
                            .day("fromDay", from, "Enter the first day");
                    Map<String, Object> sent = sent(key);
                    if (missing.faults().isEmpty()) {
                        sent.put("scope", scope.chosen().iterator().next());
                        sent.put("units", Integer.valueOf(number));
                        sent.put("fromDay", Required.sent(from));
                        if (!limit.isEmpty()) {
                            sent.put("unitWeeks", new BigDecimal(limit));
                        }
                        if (scope.chosen().contains("NEIGHBOURS")) {
                            sent.put(
                                    "neighbours",
                                    neighbours.getValue().stream()
                                            .map(Named::id)
                                            .toList());
                        }
                    }
                    send.send(form, missing.faults(), "set-quota", sent, "The quota is set.");
                });
        form.known("neighbours", named);
        return small;
    }

    SmallForm charge(FormCard.Place place) {
        SmallForm small = new SmallForm("Record a charge", place.opener(), place.close());
        ComboBox<Named> authority = new ComboBox<>("Authority that is charged");
        authority.setItems(WhereTo.otherAuthorities(work));
        authority.setItemLabelGenerator(Named::name);
        Input price = new Input();
        DateInput letterOn = new DateInput("Date of the letter", "letterOn").hint("Today or earlier.");
        Input reference = new Input();
        TextBox because = new TextBox(3);
        String key = UUID.randomUUID().toString();
        Form form = small.form();
        form.field("authority", new Field("authority", authority))
                .field("unitWeekPrice", new Field("Price of a unit-week in pounds", "unitWeekPrice", price))
                .field("letterOn", letterOn)
                .field("letterReference", new Field("Reference of the letter", "letterReference", reference))
                .field(
                        "because",
                        new Field("Why had no participant a suitable referral?", "because", because)
                                .hint("Do not name people who use the service."))
                .buttonOnly("Record the charge", "send-record-charge", () -> {
                    Optional<BigDecimal> pounds = InvoiceActions.pounds(price.getValue());
                    Required missing = new Required()
                            .chosen("authority", chosen(authority.getValue()), "Choose the authority")
                            .chosen("unitWeekPrice", chosen(pounds.orElse(null)), "Enter the price " + POUNDS)
                            .day("letterOn", letterOn, "Enter the date of the letter")
                            .text("letterReference", reference.getValue(), "Enter the reference of the letter")
                            .text("because", because.getValue(), "Say why no participant had a suitable referral");
                    Map<String, Object> sent = sent(key);
                    if (missing.faults().isEmpty()) {
                        sent.putAll(Map.of(
                                "authority", String.valueOf(authority.getValue().id()),
                                "unitWeekPrice", pounds.orElseThrow(),
                                "letterOn", Required.sent(letterOn),
                                "letterReference", reference.getValue().strip(),
                                "because", because.getValue().strip()));
                    }
                    send.send(
                            form,
                            missing.faults(),
                            "record-external-charge",
                            sent,
                            "The charge is recorded. Its referrals can be accepted under it.");
                });
        return small;
    }

    SmallForm abatement(FormCard.Place place) {
        SmallForm small = new SmallForm("Record an abatement", place.opener(), place.close());
        DateInput from = new DateInput("First day of the time it was earned in", "fromDay");
        DateInput to = new DateInput("Last day", "toDay").hint("Today or earlier.");
        Input income = new Input();
        ChoiceGroup<Boolean> applied = ChoiceGroup.<Boolean>one("Are the participants’ fees abated by it?", "isApplied")
                .choice(true, "Yes, by their units", "The remainder is the lead’s.")
                .choice(false, "No", "Say why not.");
        TextBox because = new TextBox(3);
        String key = UUID.randomUUID().toString();
        Form form = small.form();
        form.field("fromDay", from)
                .field("toDay", to)
                .field("income", new Field("Net income in pounds", "income", income))
                .field("isApplied", applied)
                .field("because", new Field("Why? (needed where they are not)", "because", because))
                .buttonOnly("Record the abatement", "send-record-abatement", () -> {
                    Optional<BigDecimal> pounds = InvoiceActions.pounds(income.getValue());
                    Required missing = new Required()
                            .day("fromDay", from, "Enter the first day")
                            .day("toDay", to, "Enter the last day")
                            .chosen("income", chosen(pounds.orElse(null)), "Enter the income " + POUNDS)
                            .chosen("isApplied", applied.chosen(), "Choose whether fees are abated");
                    if (applied.chosen().contains(false)) {
                        missing.text("because", because.getValue(), "Say why the fees are not abated");
                    }
                    Map<String, Object> sent = sent(key);
                    if (missing.faults().isEmpty()) {
                        sent.putAll(Map.of(
                                "fromDay", Required.sent(from),
                                "toDay", Required.sent(to),
                                "income", pounds.orElseThrow(),
                                "isApplied", applied.chosen().contains(true)));
                        if (!because.getValue().isBlank()) {
                            sent.put("because", because.getValue().strip());
                        }
                    }
                    send.send(form, missing.faults(), "record-abatement", sent, "The income is recorded.");
                });
        return small;
    }
}
