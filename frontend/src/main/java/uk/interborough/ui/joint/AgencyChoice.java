package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Faulty;
import uk.interborough.ui.parts.Field;

/** Which agency refers: one that was designated, or another, whose name is entered. */
final class AgencyChoice extends Div implements Faulty {

    private static final String OTHER = "";

    private final Input name = new Input();
    private Optional<ChoiceGroup<String>> group = Optional.empty();
    private Consumer<String> onFault = text -> {};

    AgencyChoice(List<Agency> designated) {
        show(designated);
    }

    /** Offers these and no others; none: its name is entered. */
    void show(List<Agency> designated) {
        removeAll();
        if (designated.isEmpty()) {
            group = Optional.empty();
            Field named = new Field("Name of the agency", "agency", name);
            onFault = named::fault;
            add(named);
        } else {
            ChoiceGroup<String> choices = group(designated);
            group = Optional.of(choices);
            onFault = choices::fault;
            add(choices);
        }
    }

    private ChoiceGroup<String> group(List<Agency> designated) {
        ChoiceGroup<String> choices = ChoiceGroup.one("Which agency refers?", "agency");
        designated.forEach(agency ->
                choices.choice(agency.name(), agency.name(), agency.isCentralPoint() ? "Your central point." : ""));
        return choices.choice(
                        OTHER,
                        "Another agency",
                        "Your authority did not designate it: the referral is flagged (agreement, clause 6.2).")
                .reveals(OTHER, new Field("Name of the agency", "agency-name", name));
    }

    /** The name; empty where none is chosen or entered. */
    String value() {
        return group.map(choices -> choices.chosen().stream()
                        .findFirst()
                        .filter(chosen -> !chosen.equals(OTHER))
                        .orElseGet(() -> choices.chosen().isEmpty() ? "" : name.getValue()))
                .orElseGet(name::getValue)
                .strip();
    }

    @Override
    public void fault(String text) {
        onFault.accept(text);
    }
}
