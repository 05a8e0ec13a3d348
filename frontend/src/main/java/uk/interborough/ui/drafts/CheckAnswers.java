package uk.interborough.ui.drafts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.SummaryList;

/** All answers of a draft, with the way back to each question where they may be changed. */
public final class CheckAnswers extends Div {

    private final Draft draft;
    private final AnswerWords words;

    private CheckAnswers(Draft draft, Choices choices, boolean change) {
        this.draft = draft;
        words = new AnswerWords(choices, draft.names());
        addClassName("ib-stack");
        for (Step step : Step.answered(draft.kind())) {
            Div card = card(choices, step, change);
            if (card != null) {
                add(card);
            }
        }
        if (!draft.attachments().isEmpty()) {
            UnorderedList files = new UnorderedList();
            draft.attachments().forEach(file -> files.add(new ListItem(file.name())));
            add(Markup.card("Files", files));
        }
    }

    static CheckAnswers toBeChanged(Draft draft, Choices choices) {
        return new CheckAnswers(draft, choices, true);
    }

    /** Only to be read. */
    static CheckAnswers toBeRead(Draft draft, Choices choices) {
        return new CheckAnswers(draft, choices, false);
    }

    private @org.jspecify.annotations.Nullable Div card(Choices choices, Step step, boolean change) {
        SummaryList list = new SummaryList();
        for (String field : step.fields) {
            String answer = field.equals("reasons")
                    ? words.words(field, reasons(choices, false))
                    : words.words(field, draft.answers().get(field));
            if (!answer.isEmpty()) {
                list.row(AnswerWords.label(field), prose(answer));
            }
        }
        if (step == Step.ACTION && !reasons(choices, true).isEmpty()) {
            list.row("Purchasing", words.words("reasons", reasons(choices, true)));
        }
        boolean empty = list.getElement().getChildCount() == 0;
        if (empty && !change) {
            return null;
        }
        Div card = Markup.card(step.heading);
        card.addClassName("ib-answers");
        card.setId("answers-" + step.path());
        card.add(empty ? Markup.quiet("No answer.") : list);
        if (change && (step != Step.PROVIDER || draft.reference() == null)) {
            card.addComponentAtIndex(1, link(step));
        }
        return card;
    }

    private List<Map<String, Object>> reasons(Choices choices, boolean purchasing) {
        return draft.reasons().stream()
                .filter(stated -> purchasing
                        == choices.reason(String.valueOf(stated.get("reason")))
                                .map(Choices.Reason::isPurchasing)
                                .orElse(false))
                .toList();
    }

    private static Component prose(String answer) {
        Span text = new Span(answer);
        text.addClassName("ib-prose");
        return text;
    }

    private Anchor link(Step step) {
        Anchor link = new Anchor(QuestionView.address(draft.noticeId(), step) + "?from=check", "Change");
        link.add(Markup.unseen(" " + step.heading.toLowerCase(java.util.Locale.UK)));
        link.addClassName("ib-change");
        return link;
    }

    /** What is still to be put right, each leading to its question. */
    static Component faults(Draft draft, List<Fault> faults) {
        UnorderedList list = new UnorderedList();
        faults.forEach(fault -> list.add(new ListItem(Step.asking(fault.field())
                .<Component>map(step ->
                        new Anchor(QuestionView.address(draft.noticeId(), step) + "?from=check", fault.message()))
                .orElseGet(() -> new Span(fault.message())))));
        return list;
    }
}
