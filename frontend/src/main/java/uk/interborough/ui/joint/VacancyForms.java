package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.select.Select;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.joint.Vacancies.Offer;
import uk.interborough.ui.joint.Vacancies.Vacancy;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Required;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SmallForm;
import uk.interborough.ui.parts.TextBox;

/** What is asked about a vacancy: which unit is offered to whom, and what a participant answers. */
final class VacancyForms {

    /** Sends a change unless something is missing. */
    interface Send {
        void send(Form form, List<Fault> missing, String document, Map<String, ?> sent, String became);
    }

    private static final String TO_COME = "";

    private final SchemeWork work;
    private final Send send;

    VacancyForms(SchemeWork work, Send send) {
        this.work = work;
        this.send = send;
    }

    SmallForm offer(FormCard.Place place) {
        SmallForm small = new SmallForm("Offer a vacancy", place.opener(), place.close());
        WhereTo where = WhereTo.ask(work);
        Select<WhereTo.Place> service = new Select<>();
        service.setLabel("Service");
        service.setItemLabelGenerator(WhereTo.Place::name);
        service.setItems(where.places());
        Input unit = new Input();
        DateInput from = new DateInput("First night on which it is free", "vacantFrom");
        from.show(work.today());
        ChoiceGroup<String> to = ChoiceGroup.<String>several("To whom?", "authorities")
                .hint("Participants that have units today. Offers and answers are counted against shares.");
        where.holders()
                .forEach(holder -> to.choice(
                        holder.authority().id(),
                        holder.authority().name(),
                        Say.count(holder.units(), "unit", "units")));
        Set<String> all =
                where.holders().stream().map(holder -> holder.authority().id()).collect(Collectors.toSet());
        to.choose(all);
        String key = UUID.randomUUID().toString();
        Form form = small.form();
        form.field("service", new Field("service", service))
                .field("unit", new Field("Number of the unit in the service", "unit", unit))
                .field("vacantFrom", from)
                .field("authorities", to)
                .buttonOnly("Offer it", "send-offer-vacancy", () -> {
                    String number = unit.getValue().strip();
                    List<Fault> missing = new Required()
                            .chosen(
                                    "service",
                                    service.getValue() == null ? List.of() : List.of(service.getValue()),
                                    "Choose the service")
                            .text("unit", wholeNumber(number), "Enter the number of the unit, from 1")
                            .day("vacantFrom", from, "Enter the first night on which it is free")
                            .chosen("authorities", to.chosen(), "Choose to whom it is offered")
                            .faults();
                    Map<String, Object> sent =
                            new HashMap<>(Map.of("scheme", work.scheme().id(), "key", key));
                    if (missing.isEmpty()) {
                        sent.putAll(Map.of(
                                "service", service.getValue().id(),
                                "unit", Integer.valueOf(number),
                                "vacantFrom", Required.sent(from)));
                        if (!to.chosen().equals(all)) {
                            sent.put("authorities", List.copyOf(to.chosen()));
                        }
                    }
                    send.send(form, missing, "offer-vacancy", sent, "The unit is offered.");
                });
        return small;
    }

    /** The number, where it is one that can be sent; otherwise nothing. */
    static String wholeNumber(String written) {
        return written.matches("\\d{1,6}") ? written : "";
    }

    SmallForm answer(FormCard.Place place, Vacancy vacancy, Offer offer) {
        SmallForm small = new SmallForm("Answer: " + vacancy.unit(), place.opener(), place.close());
        ChoiceGroup<String> referral = ChoiceGroup.<String>one("For which referral?", "referral")
                .choice(TO_COME, "One that is still to be made", "");
        Vacancies.candidates(work, vacancy, offer.authority())
                .forEach(each -> referral.choice(each.id(), each.agency() + ", " + Say.date(each.madeOn()), ""));
        referral.choose(Set.of(TO_COME));
        ChoiceGroup<String> answer = ChoiceGroup.<String>one("Does your authority take it?", "answer")
                .choice("ACCEPTED", "We take it", "")
                .choice(
                        "NO_SUITABLE_REFERRAL",
                        "We have nobody whom it would suit",
                        "Where no participant has, another authority may be charged for it (agreement, clause 11.1).")
                .choice("REFUSED", "We do not take it for another reason", "")
                .reveals("ACCEPTED", new Div(referral));
        TextBox because = new TextBox(3);
        Form form = small.form();
        form.field("answer", answer)
                .known("referral", referral)
                .field(
                        "because",
                        new Field("Why not? (needed unless you take it)", "because", because)
                                .hint("Do not name people who use the service."))
                .buttonOnly("Send the answer", "send-answer", () -> {
                    boolean takes = answer.chosen().contains("ACCEPTED");
                    Required missing = new Required().chosen("answer", answer.chosen(), "Choose the answer");
                    if (!answer.chosen().isEmpty() && !takes) {
                        missing.text("because", because.getValue(), "Say why the unit is not taken");
                    }
                    Map<String, Object> sent = new HashMap<>(Map.of("id", offer.id(), "version", offer.version()));
                    answer.chosen().forEach(chosen -> sent.put("answer", chosen));
                    if (takes) {
                        referral.chosen().stream()
                                .filter(id -> !id.equals(TO_COME))
                                .forEach(id -> sent.put("referral", id));
                    } else {
                        sent.put("because", because.getValue().strip());
                    }
                    send.send(
                            form,
                            missing.faults(),
                            "answer-vacancy-offer",
                            sent,
                            takes ? "Your authority takes " + vacancy.unit() + "." : "Your answer is recorded.");
                });
        return small;
    }
}
