package uk.interborough.ui.joint;

import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SmallForm;

/** Agrees a term with one more partner. */
final class NewAgreement {

    private static final String BUTTON = "send-add-partner";

    private final SchemeWork work;
    private final VacancyForms.Send send;

    NewAgreement(SchemeWork work, VacancyForms.Send send) {
        this.work = work;
        this.send = send;
    }

    SmallForm form(FormCard.Place place) {
        Select<Authority> partner = new Select<>();
        partner.setLabel("Partner");
        partner.setItems(members());
        partner.setItemLabelGenerator(each -> each == null ? "" : each.name());
        DateInput from = new DateInput("First day", "startsOn")
                .hint("From " + Say.date(work.scheme().startsOn()) + " on. Terms of one partner do not overlap.");
        DateInput to = new DateInput("Last day", "endsOn").hint("Left empty: two years (agreement, clause 14).");
        String key = UUID.randomUUID().toString();
        SmallForm small = new SmallForm("Add a partner", place.opener(), place.close());
        small.form()
                .field("partner", new Field("partner", partner))
                .field("startsOn", from)
                .field("endsOn", to)
                .buttonOnly("Add the partner", BUTTON, () -> {
                    List<Fault> faults = faults(partner, from, to);
                    small.form().faults(faults);
                    if (faults.isEmpty()) {
                        String name = partner.getValue().name();
                        Map<String, Object> sent = sent(partner.getValue(), from, to, key);
                        Confirmation.ask(
                                BUTTON,
                                "Add " + name + "?",
                                "An agreement with %s is made, from %s %s, to be signed by both. It gets units by the next schedule: vary the scheme."
                                        .formatted(name, Say.date(from.value()), until(to)),
                                "Add the partner",
                                () -> send.send(
                                        small.form(),
                                        List.of(),
                                        "add-agreement",
                                        sent,
                                        "The agreement with %s is made, to be signed by both sides. It gets units by the next schedule."
                                                .formatted(name)));
                    }
                });
        return small;
    }

    private List<Authority> members() {
        Authority lead = work.scheme().lead();
        return Participants.of(
                        work.api(), String.valueOf(work.scheme().partnership().id()), lead, work.today())
                .stream()
                .filter(member -> !member.id().equals(lead.id()))
                .toList();
    }

    private static List<Fault> faults(Select<Authority> partner, DateInput from, DateInput to) {
        List<Fault> faults = new ArrayList<>(new Required()
                .chosen(
                        "partner",
                        Optional.ofNullable(partner.getValue()).stream().toList(),
                        "Choose the partner")
                .day("startsOn", from, "Enter the first day")
                .optionalDay("endsOn", to)
                .faults());
        if (from.value() != null && to.value() != null && !to.value().isAfter(from.value())) {
            faults.add(new Fault("endsOn", "OUT_OF_RANGE", "The last day of the term is after its first", "JPA 14"));
        }
        return faults;
    }

    private static String until(DateInput to) {
        return to.value() == null ? "for two years" : "to " + Say.date(to.value());
    }

    private Map<String, Object> sent(Authority partner, DateInput from, DateInput to, String key) {
        Map<String, Object> sent = new HashMap<>(Map.of(
                "scheme", work.scheme().id(), "partner", partner.id(), "startsOn", Required.sent(from), "key", key));
        if (to.value() != null) {
            sent.put("endsOn", Required.sent(to));
        }
        return sent;
    }
}
