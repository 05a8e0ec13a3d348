package uk.interborough.ui.drafts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Say;

/** Two officers answered the same: both answers, side by side, and the choice between them field by field. */
final class ConflictPanel extends Div {

    private enum Whose {
        MINE,
        THEIRS
    }

    /** @param chosen told which of one's own answers are to be kept */
    ConflictPanel(Saver.Result.Conflict conflict, Choices choices, Consumer<Map<String, @Nullable Object>> chosen) {
        Draft now = conflict.now();
        AnswerWords words = new AnswerWords(choices, now.names());
        addClassName("ib-error-summary");
        setId("conflict");
        getElement().setAttribute("role", "alert").setAttribute("tabindex", "-1");
        String who = now.changedBy() == null ? "Somebody else" : now.changedBy();
        add(
                new H2("Somebody else changed this draft"),
                new Paragraph("%s saved other answers at %s. Yours are not saved yet. Choose which to keep."
                        .formatted(who, Say.time(now.changedAt()))));
        Map<String, ChoiceGroup<Whose>> groups = new LinkedHashMap<>();
        conflict.mine().forEach((field, mine) -> {
            Object theirs = now.answers().get(field);
            if (!AnswerWords.same(mine, theirs)) {
                ChoiceGroup<Whose> group = ChoiceGroup.<Whose>one(AnswerWords.label(field), "keep-" + field)
                        .choice(Whose.MINE, "Yours", orNothing(words.words(field, mine)))
                        .choice(Whose.THEIRS, "Saved by " + who, orNothing(words.words(field, theirs)))
                        .choose(Set.of(Whose.MINE));
                groups.put(field, group);
                add(group);
            }
        });
        NativeButton keep = new NativeButton("Keep what I chose", event -> {
            Map<String, @Nullable Object> mine = new LinkedHashMap<>();
            groups.forEach((field, group) -> {
                if (group.chosen().contains(Whose.MINE)) {
                    mine.put(field, conflict.mine().get(field));
                }
            });
            chosen.accept(mine);
        });
        keep.addClassNames("ib-button", "ib-button-main");
        keep.setId("keep");
        add(keep);
        addAttachListener(event -> getElement().executeJs("ib.focusSoon(this)"));
    }

    private static String orNothing(String words) {
        return words.isEmpty() ? "Nothing" : words;
    }
}
