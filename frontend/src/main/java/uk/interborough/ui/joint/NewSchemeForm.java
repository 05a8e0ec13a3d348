package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.TextBox;

/** The questions of a new scheme: what is bought, whose units they are, what they cost, for how long. */
final class NewSchemeForm extends Div {

    private static final String BUTTON = "begin-scheme";
    private static final LocalDate EARLIEST = LocalDate.of(2003, 4, 1);
    private static final BigDecimal HIGHEST_PRICE = BigDecimal.valueOf(1_000_000);

    private record Id(String id) {}

    private record Outcome(@Nullable Id jointScheme, List<Fault> errors) {}

    private record Answer(Outcome change) {}

    private record Groups(Page<Named> clientGroups) {}

    private final Api api;
    private final Authority lead;
    private final LocalDate today;
    private final BiConsumer<String, String> done;
    private final String key = UUID.randomUUID().toString();
    private final Form form = new Form();
    private final Input name = new Input();
    private final Select<Named> clientGroup = new Select<>();
    private final Select<Viewer.Partnership> partnership = new Select<>();
    private final DateInput startsOn =
            new DateInput("First day", "startsOn").hint("On it each agreement begins, and the first schedule holds.");
    private final BoughtFields services = BoughtFields.ofANewScheme(this::tell);
    private final AllocationFields allocations;
    private final Input price = new Input();
    private final UpliftFields uplift;
    private final DateInput termEndsOn = new DateInput("Last day of the first term", "termEndsOn")
            .hint("Left empty: two years from the first day (agreement, clause 14).");
    private final TextBox because = new TextBox(3);

    /** @param done called with the identifier of the scheme and with what was done, in words */
    NewSchemeForm(Api api, Viewer viewer, LocalDate today, BiConsumer<String, String> done) {
        this.api = api;
        this.today = today;
        this.done = done;
        lead = Objects.requireNonNull(viewer.authority());
        allocations = new AllocationFields(lead, this::tell);
        uplift = new UpliftFields(RetailPrice.latest(api).nodes(), this::pounds);
        clientGroup.setLabel("Client group");
        clientGroup.setItems(
                api.ask("choices", Map.of(), Groups.class).clientGroups().nodes());
        clientGroup.setItemLabelGenerator(each -> each == null ? "" : each.name());
        price.addValueChangeListener(event -> tell());
        form.field(
                        "name",
                        new Field("Name of the scheme", "name", name)
                                .hint("For example: Single homeless people, West London."))
                .field("clientGroup", new Field("clientGroup", clientGroup));
        if (viewer.partnerships().size() > 1) {
            partnership(viewer);
        }
        form.field("startsOn", startsOn);
        services.addTo(form);
        form.field("allocations", allocations)
                .field(
                        "annualPrice",
                        new Field("Price of a unit a year, in pounds", "annualPrice", price)
                                .hint("For example 8422.70. A partner pays its units by it, in four invoices a year in"
                                        + " advance (agreement, clause 10.1)."));
        uplift.addTo(form);
        form.field("termEndsOn", termEndsOn)
                .field(
                        "because",
                        new Field("Why does the scheme begin?", "because", because)
                                .hint("All participants read it, for example: joint tender of 2026."))
                .buttonOnly("Check and begin the scheme", BUTTON, this::check);
        add(form);
        Optional.ofNullable(partnership.getValue())
                .or(() -> viewer.partnerships().stream().findFirst())
                .ifPresent(this::offer);
    }

    private void partnership(Viewer viewer) {
        partnership.setLabel("Partnership");
        partnership.setHelperText("Whose members take part.");
        partnership.setItems(viewer.partnerships());
        partnership.setItemLabelGenerator(each -> each == null ? "" : each.name());
        viewer.usualPartnership(api).ifPresent(partnership::setValue);
        partnership.addValueChangeListener(event -> {
            offer(event.getValue());
            tell();
        });
        form.field("partnership", new Field("partnership", partnership));
    }

    /** What can be bought in a partnership, and for whom. */
    private void offer(Viewer.Partnership chosen) {
        services.offer(ServiceToBuy.ask(api, lead, chosen.id()));
        allocations.offer(Participants.of(api, chosen.id(), lead, today));
    }

    private Optional<BigDecimal> pounds() {
        return InvoiceActions.pounds(price.getValue());
    }

    private void tell() {
        allocations.tell(services.units(), pounds().orElse(null));
        uplift.tell();
    }

    private void check() {
        List<Fault> faults = faults();
        form.faults(faults);
        if (faults.isEmpty()) {
            Confirmation.ask(BUTTON, "Begin the scheme?", consequence(), "Begin the scheme", this::send);
        }
    }

    private List<Fault> faults() {
        Required required = new Required()
                .text("name", name.getValue(), "Enter the name of the scheme")
                .chosen(
                        "clientGroup",
                        Optional.ofNullable(clientGroup.getValue()).stream().toList(),
                        "Choose whom the services are for")
                .day("startsOn", startsOn, "Enter the first day")
                .optionalDay("termEndsOn", termEndsOn)
                .text("because", because.getValue(), "Say why the scheme begins, for all participants");
        List<Fault> faults = new ArrayList<>(required.faults());
        LocalDate first = startsOn.value();
        LocalDate last = termEndsOn.value();
        if (first != null && first.isBefore(EARLIEST)) {
            faults.add(new Fault("startsOn", "OUT_OF_RANGE", "The first day is 1 April 2003 or later"));
        }
        if (first != null && last != null && !last.isAfter(first)) {
            faults.add(
                    new Fault("termEndsOn", "OUT_OF_RANGE", "The last day of the term is after its first", "JPA 14"));
        }
        faults.addAll(services.faults());
        faults.addAll(allocations.faults(services.units()));
        faultOfPrice().ifPresent(faults::add);
        faults.addAll(uplift.faults());
        return faults;
    }

    private Optional<Fault> faultOfPrice() {
        Optional<BigDecimal> amount = pounds();
        if (amount.isEmpty()) {
            return Optional.of(new Fault(
                    "annualPrice",
                    "BAD_USER_INPUT",
                    "Enter the price of a unit a year in pounds and pence, for example 8422.70",
                    "JPA 10.1"));
        }
        return amount.filter(each -> each.signum() <= 0 || each.compareTo(HIGHEST_PRICE) > 0)
                .map(each -> new Fault(
                        "annualPrice",
                        "OUT_OF_RANGE",
                        "The price of a unit a year is above £0.00 and at most £1,000,000.00",
                        "JPA 10.1"));
    }

    private String consequence() {
        LocalDate first = Objects.requireNonNull(startsOn.value());
        return "From %s: %s, at %s a unit a year. Of them %s. The price follows the %s. Each of %s gets an agreement until %s, to be signed by both. A schedule is never changed; another can be appended."
                .formatted(
                        Say.date(first),
                        services.words(),
                        Say.money(pounds().orElseThrow()),
                        allocations.words(),
                        uplift.value().orElseThrow().words(),
                        allocations.partnerWords(),
                        Say.date(lastDay(first)));
    }

    private LocalDate lastDay(LocalDate first) {
        LocalDate said = termEndsOn.value();
        return said == null ? first.plusYears(2).minusDays(1) : said;
    }

    private void send() {
        Map<String, Object> sent = new HashMap<>(Map.of(
                "name", name.getValue().strip(),
                "clientGroup", String.valueOf(clientGroup.getValue().id()),
                "startsOn", Required.sent(startsOn),
                "services", services.sent(),
                "allocations", allocations.sent(),
                "annualPrice", pounds().orElseThrow(),
                "uplift", uplift.value().orElseThrow().asInput(),
                "because", because.getValue().strip(),
                "key", key));
        if (partnership.getValue() != null) {
            sent.put("partnership", partnership.getValue().id());
        }
        if (termEndsOn.value() != null) {
            sent.put("termEndsOn", Required.sent(termEndsOn));
        }
        List<Id> made = new ArrayList<>();
        form.send(
                () -> {
                    Outcome outcome =
                            api.ask("create-scheme", sent, Answer.class).change();
                    Optional.ofNullable(outcome.jointScheme()).ifPresent(made::add);
                    return outcome.errors();
                },
                () -> done.accept(
                        made.getFirst().id(),
                        "%s begins on %s. The agreements with %s are to be signed by both sides: they stand below."
                                .formatted(
                                        name.getValue().strip(),
                                        Say.date(startsOn.value()),
                                        allocations.partnerWords())));
    }
}
