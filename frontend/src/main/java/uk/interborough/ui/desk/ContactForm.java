package uk.interborough.ui.desk;

import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.select.Select;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;

/** A contact to be named or changed. */
final class ContactForm {

    private ContactForm() {}

    /**
     * @param contact null: another one
     * @param members whose it can be; asked of those who may choose
     * @param send sends it, with whose it is, and returns the faults
     */
    static Form of(
            @Nullable Contact contact,
            List<Named> members,
            BiFunction<@Nullable String, Map<String, Object>, List<Fault>> send) {
        Select<Named> whose = new Select<>();
        whose.setLabel("Authority");
        whose.setItems(members);
        whose.setItemLabelGenerator(Named::name);
        ChoiceGroup<Contact.Role> role = ChoiceGroup.one("What is the person there for?", "role");
        for (Contact.Role each : Contact.Role.values()) {
            role.choice(each, each.label, "");
        }
        ChoiceGroup<Boolean> circulated = ChoiceGroup.<Boolean>several("What goes there?", "isCirculated")
                .choice(true, "Circulated notices", "Without it only the reminders of its role.");
        Input name = input(contact == null ? "" : contact.name());
        Input title = input(contact == null ? null : contact.jobTitle());
        Input email = input(contact == null ? "" : contact.email());
        email.setType("email");
        Input telephone = input(contact == null ? null : contact.telephone());
        role.choose(java.util.Set.of(contact == null ? Contact.Role.OFFICER : contact.role()));
        circulated.choose(contact == null || contact.isCirculated() ? java.util.Set.of(true) : java.util.Set.of());
        Form form = new Form();
        if (!members.isEmpty()) {
            form.field("authority", new Field("authority", whose));
        }
        form.field("role", role)
                .field("name", new Field("Name of the person or desk", "name", name))
                .field("jobTitle", new Field("Job title (optional)", "jobTitle", title))
                .field("email", new Field("E-mail address", "email", email))
                .field("telephone", new Field("Telephone (optional)", "telephone", telephone))
                .field("isCirculated", circulated)
                .button(contact == null ? "Add contact" : "Save contact", "save-contact", () -> {
                    Map<String, Object> sent = new HashMap<>(Map.of(
                            "role", role.chosen().iterator().next().name(),
                            "name", name.getValue().strip(),
                            "email", email.getValue().strip(),
                            "isCirculated", !circulated.chosen().isEmpty()));
                    put(sent, "jobTitle", title);
                    put(sent, "telephone", telephone);
                    try {
                        List<Fault> faults = send.apply(
                                whose.getValue() == null
                                        ? null
                                        : whose.getValue().id(),
                                sent);
                        form.faults(faults.stream()
                                .map(fault -> new Fault(
                                        fault.field().replaceFirst("^contact\\.", ""), fault.code(), fault.message()))
                                .toList());
                    } catch (ApiException e) {
                        form.failed(e);
                    }
                });
        return form;
    }

    private static Input input(@Nullable String value) {
        Input input = new Input();
        input.setValue(value == null ? "" : value);
        input.getElement().setAttribute("autocomplete", "off");
        return input;
    }

    private static void put(Map<String, Object> sent, String field, Input input) {
        if (!input.getValue().isBlank()) {
            sent.put(field, input.getValue().strip());
        }
    }
}
