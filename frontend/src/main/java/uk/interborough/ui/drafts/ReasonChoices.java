package uk.interborough.ui.drafts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uk.interborough.ui.notices.Choices.Reason;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Faulty;
import uk.interborough.ui.parts.Field;

/** Reasons to tick; a reason that leaves it open asks whether it is alleged or confirmed, and one that needs words asks for them. */
final class ReasonChoices extends Div implements Faulty {

    private static final int SAVE_AFTER_MILLISECONDS = 800;

    private final ChoiceGroup<String> group;
    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private final Map<String, ChoiceGroup<String>> certainties = new HashMap<>();
    private final Map<String, Input> words = new HashMap<>();

    /**
     * @param several whether more than one may be chosen; else the first choice is none
     * @param given reasons as they were saved
     */
    ReasonChoices(
            String heading,
            String name,
            boolean several,
            List<Reason> choices,
            List<Map<String, Object>> given,
            Runnable changed) {
        group = several ? ChoiceGroup.several(heading, name) : ChoiceGroup.one(heading, name);
        if (!several) {
            group.choice("", "None of these", "");
        }
        Map<String, Map<String, Object>> before =
                given.stream().collect(Collectors.toMap(each -> String.valueOf(each.get("reason")), each -> each));
        choices.forEach(reason -> {
            reasons.put(reason.id(), reason);
            group.choice(
                    reason.id(),
                    reason.name(),
                    reason.clause() + (reason.isCompulsory() ? " · sharing is compulsory" : ""));
            ask(name, reason, before.getOrDefault(reason.id(), Map.of()), changed);
        });
        Set<String> chosen = new LinkedHashSet<>(before.keySet());
        chosen.retainAll(reasons.keySet());
        if (!several && chosen.isEmpty()) {
            chosen.add("");
        }
        group.choose(chosen);
        group.onChange(now -> changed.run());
        add(group);
    }

    private void ask(String name, Reason reason, Map<String, Object> before, Runnable changed) {
        Div more = new Div();
        String id = name + "-" + reasons.size();
        if (reason.isStatedAsEither()) {
            ChoiceGroup<String> certainty = ChoiceGroup.<String>one("Is it alleged or confirmed?", id + "-certainty")
                    .choice("ALLEGED", "Alleged", "")
                    .choice("CONFIRMED", "Confirmed", "");
            certainty.choose(
                    before.containsKey("certainty") ? Set.of(String.valueOf(before.get("certainty"))) : Set.of());
            certainty.onChange(now -> changed.run());
            certainties.put(reason.id(), certainty);
            more.add(certainty);
        }
        if (reason.needsWords()) {
            Input input = new Input(ValueChangeMode.LAZY);
            input.setValueChangeTimeout(SAVE_AFTER_MILLISECONDS);
            input.setValue(String.valueOf(before.getOrDefault("words", "")));
            input.addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    changed.run();
                }
            });
            words.put(reason.id(), input);
            more.add(new Field("In words", id + "-words", input));
        }
        if (more.getComponentCount() > 0) {
            group.reveals(reason.id(), more);
        }
    }

    /** What is chosen, as the contract takes it. */
    List<Map<String, Object>> chosen() {
        List<Map<String, Object>> all = new ArrayList<>();
        group.chosen().stream().filter(reasons::containsKey).forEach(id -> {
            Map<String, Object> one = new HashMap<>(Map.of("reason", id));
            certainty(id).ifPresent(certainty -> one.put("certainty", certainty));
            Input said = words.get(id);
            if (said != null && !said.getValue().isBlank()) {
                one.put("words", said.getValue().strip());
            }
            all.add(one);
        });
        return all;
    }

    private java.util.Optional<String> certainty(String id) {
        ChoiceGroup<String> asked = certainties.get(id);
        return asked == null
                ? java.util.Optional.of(
                        java.util.Objects.requireNonNull(reasons.get(id)).statedAs())
                : asked.chosen().stream().findFirst();
    }

    /** Reasons of which it is still to be said whether they are alleged or confirmed. */
    List<String> undecided() {
        return group.chosen().stream()
                .filter(certainties::containsKey)
                .filter(id -> certainty(id).isEmpty())
                .map(id -> java.util.Objects.requireNonNull(reasons.get(id)).name())
                .toList();
    }

    @Override
    public void fault(String text) {
        group.fault(text);
    }
}
