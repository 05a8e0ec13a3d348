package uk.interborough.ui.drafts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.drafts.Saver.Result;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.notices.NoticeTags;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** One question of a notice on its page: saved as one types, put right before the next. */
abstract class QuestionView extends Div implements HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final Div problem = new Div();
    private final Span saved = new Span();
    private @Nullable Asked asked;
    private @Nullable Questioning at;
    private boolean faulty;

    /** Where somebody is on the way. */
    record Questioning(Viewer viewer, Choices choices, Saver saver, Step step, boolean checking) {

        String kind() {
            return saver.draft().map(Draft::kind).orElse("FIRST");
        }

        List<Step> journey() {
            return Step.journey(kind());
        }

        Step next() {
            int here = journey().indexOf(step);
            return checking || here < 0
                    ? Step.CHECK
                    : journey().get(Math.min(here + 1, journey().size() - 1));
        }

        String caption() {
            int here = journey().indexOf(step);
            String of = saver.draft().map(Draft::reference).orElse(null);
            String notice = of == null ? "New notice" : NoticeTags.kind(kind()) + " of " + of;
            return here < 0
                    ? notice
                    : notice + " · question " + (here + 1) + " of " + journey().size();
        }
    }

    QuestionView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
        saved.addClassName("ib-quiet");
        saved.setId("saved");
    }

    /** Where a question of a draft stands. */
    static String address(String noticeId, Step step) {
        return "notices/" + noticeId + "/draft/" + step.path();
    }

    @Override
    public String getPageTitle() {
        return (faulty ? "Error: " : "") + (at == null ? "New notice" : at.step().question)
                + " – Notifications – Interborough";
    }

    /** Shows a question. {@code above}: what is asked before it, if anything. */
    void show(Questioning where, boolean fromPage, Component... above) {
        begin(where);
        problem.removeAll();
        add(back(where));
        Div caption = new Div(where.caption());
        caption.addClassName("ib-caption");
        H1 heading = new H1(where.step().question);
        heading.getElement().setAttribute("tabindex", "-1");
        Div head = new Div(caption, heading);
        add(head, problem);
        where.saver()
                .draft()
                .map(Draft::returnedBecause)
                .ifPresent(because ->
                        add(new Banner(Banner.Kind.WARNING, "The coordinator returned this draft: " + because)));
        Div card = new Div();
        card.addClassNames("ib-card", "ib-narrow");
        card.add(above);
        card.add(form(where));
        add(card);
        if (fromPage) {
            heading.getElement().executeJs("ib.focusSoon(this)");
        }
    }

    /** An empty page for where somebody is. */
    void begin(Questioning where) {
        at = where;
        faulty = false;
        removeAll();
    }

    private static Anchor back(Questioning where) {
        int here = where.journey().indexOf(where.step());
        String id = where.saver().draft().map(Draft::noticeId).orElse("");
        String address = where.checking() || here < 0
                ? address(id, Step.CHECK)
                : here == 0 ? "notices?tab=drafts" : address(id, where.journey().get(here - 1));
        Anchor back = new Anchor(address, here == 0 && !where.checking() ? "Back to Notifications" : "Back");
        back.addClassName("ib-back");
        return back;
    }

    private Component form(Questioning where) {
        Form form = new Form();
        Asked inputs = new Asked(
                form,
                where.saver().draft().map(Draft::answers).orElse(Map.of()),
                fields -> became(where.saver().save(current().answers(fields))));
        asked = inputs;
        new Questions(
                        api,
                        where.viewer(),
                        where.choices(),
                        LocalDate.now(clock),
                        where.saver().draft().orElse(null))
                .ask(
                        where.step(),
                        inputs,
                        () -> where.saver().draft().map(Draft::reasons).orElse(List.of()),
                        () -> became(where.saver().save(current().answers(Set.of("reasons")))));
        if (where.step() == Step.EVENTS && where.saver().draft().isPresent()) {
            form.add(new Files(where.saver(), this::became));
        }
        if (where.step() == Step.EVENTS || where.step() == Step.CHANGE || where.step() == Step.COMMENTS) {
            form.buttonOnly("Continue", "continue", this::goOn);
        } else {
            form.button("Continue", "continue", this::goOn);
        }
        return new Div(form, after(where));
    }

    private Div after(Questioning where) {
        saved.setText(where.saver()
                .draft()
                .map(draft -> "Saved at " + Say.time(draft.changedAt()) + ".")
                .orElse("Your answers are saved as you type."));
        Div after = new Div(saved);
        after.addClassName("ib-after");
        where.saver()
                .draft()
                .filter(draft -> where.journey().indexOf(where.step()) >= 0)
                .ifPresent(
                        draft -> after.add(new Anchor(address(draft.noticeId(), where.next()), "Answer this later")));
        return after;
    }

    private Asked current() {
        return Objects.requireNonNull(asked);
    }

    private Questioning here() {
        return Objects.requireNonNull(at);
    }

    /** What became of what was saved while somebody types. */
    private void became(Result result) {
        switch (result) {
            case Result.Saved done -> {
                saved.setText("Saved at " + Say.time(OffsetDateTime.now(clock)) + ".");
                keepAddress();
            }
            case Result.Conflict conflict -> choose(conflict);
            case Result.Refused refused ->
                saved.setText("Not saved yet: "
                        + refused.faults().stream()
                                .findFirst()
                                .map(Fault::message)
                                .orElse("") + ".");
            case Result.Failed failed -> saved.setText(notSaved(failed.failure()));
        }
    }

    private String notSaved(ApiException failure) {
        String standing = here().saver()
                .draft()
                .map(draft -> " Your draft from " + Say.time(draft.changedAt()) + " is safe.")
                .orElse("");
        return "We could not save your notice." + standing + " Try again in a few minutes." + failure.reference();
    }

    /** A draft that was just begun is found again when its page is loaded again. */
    private void keepAddress() {
        here().saver()
                .draft()
                .ifPresent(draft -> getUI().ifPresent(ui -> ui.getPage()
                        .getHistory()
                        .replaceState(
                                null,
                                address(draft.noticeId(), here().step()) + (here().checking() ? "?from=check" : ""))));
    }

    private void choose(Result.Conflict conflict) {
        problem.removeAll();
        problem.add(new ConflictPanel(conflict, here().choices(), mine -> {
            here().saver().goOnFrom(conflict.now());
            Result result = here().saver().save(mine);
            show(here(), true);
            became(result);
        }));
    }

    private void goOn() {
        List<Fault> unreadable = current().unreadable();
        Result result = here().saver().save(current().answers(current().fields()));
        switch (result) {
            case Result.Saved done -> {
                List<Fault> open = unreadable.isEmpty() ? inTheWay() : unreadable;
                if (open.isEmpty()) {
                    go(here().next());
                } else {
                    refuse(open);
                }
            }
            case Result.Conflict conflict -> choose(conflict);
            case Result.Refused refused -> refuse(refused.faults());
            case Result.Failed failed -> {
                faulty = true;
                title();
                problem.removeAll();
                problem.add(ErrorSummary.of("There is a problem", List.of(notSaved(failed.failure()))));
            }
        }
    }

    /** What is still wrong with the answers of this page. Reasons may be none here where purchasing is asked of later. */
    private List<Fault> inTheWay() {
        Draft draft = here().saver().draft().orElse(null);
        if (draft == null) {
            return List.of(new Fault("provider", "INCOMPLETE", "Choose a provider, or enter its name"));
        }
        Set<String> asks = current().fields();
        boolean later = here().step() == Step.REASONS
                && draft.reasons().isEmpty()
                && !here().choices().reasons(true).isEmpty();
        return draft.faults().stream()
                .filter(fault -> asks.contains(fault.field()))
                .filter(fault -> !later || !fault.field().equals("reasons"))
                .toList();
    }

    private void refuse(List<Fault> faults) {
        faulty = true;
        current().form().faults(faults);
        title();
    }

    private void go(Step step) {
        UI.getCurrentOrThrow()
                .navigate(address(here().saver().draft().orElseThrow().noticeId(), step));
    }

    private void title() {
        UI.getCurrentOrThrow().getPage().setTitle(getPageTitle());
    }

    /** Said in place of the form where a draft cannot be changed. */
    void showSubmitted(Draft draft) {
        removeAll();
        Paragraph leads = new Paragraph(new Anchor("notices/" + draft.noticeId(), "See the notice"));
        add(
                new H1("This notice is with the coordinator"),
                Markup.card(
                        "It cannot be changed now",
                        new Paragraph("It was submitted on " + Say.moment(draft.submittedAt())
                                + ". The coordinator circulates it, or returns it to you with the reason."),
                        leads));
    }
}
