package uk.interborough.ui.drafts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.Change;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Say;

/** A draft at one of its questions, or at the end: all answers, what is to be put right, and sending it. */
@Route("notices/:id/draft/:step")
@PermitAll
public final class DraftView extends QuestionView implements BeforeEnterObserver {

    private final Api api;
    private final Clock clock;
    private final Div problem = new Div();
    private String key = "";

    public DraftView(Api api, Clock clock) {
        super(api, clock);
        this.api = api;
        this.clock = clock;
    }

    /** Whether there is such a draft for whoever asks. */
    public static boolean exists(Api api, String id) {
        Viewer viewer = Viewer.ask(api);
        return viewer.writesNotices()
                && Draft.ask(api, id)
                        .filter(draft -> viewer.isOf(draft.authority().id()))
                        .isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Viewer viewer = Viewer.ask(api);
        Draft draft = Draft.ask(api, event.getRouteParameters().get("id").orElse(""))
                .filter(found ->
                        viewer.writesNotices() && viewer.isOf(found.authority().id()))
                .orElseThrow(NotFoundException::new);
        Step step = event.getRouteParameters().get("step").flatMap(Step::at).orElseThrow(NotFoundException::new);
        String partnership =
                java.util.Objects.requireNonNull(draft.partnership().id());
        Choices choices = Choices.ask(api, partnership, LocalDate.now(clock)).orElseThrow(NotFoundException::new);
        boolean fromPage = event.getTrigger() != NavigationTrigger.PAGE_LOAD;
        if (draft.isSubmitted()) {
            showSubmitted(draft);
            return;
        }
        boolean checking = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("from")
                .isPresent();
        Questioning where = new Questioning(viewer, choices, new Saver(api, partnership, draft), step, checking);
        if (step == Step.CHECK) {
            key = UUID.randomUUID().toString();
            showCheck(where, draft, fromPage);
        } else {
            show(where, fromPage);
        }
    }

    private void showCheck(Questioning where, Draft draft, boolean fromPage) {
        begin(where);
        problem.removeAll();
        H1 heading = new H1(Step.CHECK.question);
        heading.getElement().setAttribute("tabindex", "-1");
        Div caption = new Div(where.caption());
        caption.addClassName("ib-caption");
        List<Step> journey = where.journey();
        Anchor back = new Anchor(address(draft.noticeId(), journey.get(journey.size() - 2)), "Back");
        back.addClassName("ib-back");
        add(back, new Div(caption, heading, new Paragraph(draft.providerName())), problem);
        if (draft.returnedBecause() != null) {
            add(new Banner(Banner.Kind.WARNING, "The coordinator returned this draft: " + draft.returnedBecause()));
        }
        if (!draft.faults().isEmpty()) {
            Div open = new Div(
                    new Paragraph("Before it can be sent, %s to be put right:"
                            .formatted(
                                    draft.faults().size() == 1
                                            ? "1 answer is"
                                            : Say.number(draft.faults().size()) + " answers are")),
                    CheckAnswers.faults(draft, draft.faults()));
            open.addClassNames("ib-card", "ib-open-questions");
            open.setId("open-questions");
            add(open);
        }
        add(CheckAnswers.toBeChanged(draft, where.choices()), sending(where, draft));
        if (fromPage) {
            heading.getElement().executeJs("ib.focusSoon(this)");
        }
    }

    private Div sending(Questioning where, Draft draft) {
        boolean submits = where.choices().protocol().isSubmitted();
        String who = submits
                ? "The coordinator, %s, circulates it to %s."
                        .formatted(
                                where.choices().protocol().coordinatorName(),
                                where.choices().receivers())
                : "It goes to %s at once, and to the provider's address if it has one."
                        .formatted(where.choices().receivers());
        NativeButton send = new NativeButton(
                submits
                        ? "Submit to the coordinator"
                        : "Circulate to " + where.choices().receivers(),
                event -> send(where, draft, submits));
        send.addClassNames("ib-button", "ib-button-main");
        send.setId("send");
        Div buttons = new Div(
                send,
                Confirmation.button(
                        "Throw this draft away",
                        "discard",
                        "Throw this draft away?",
                        "Its answers and files are gone. What was circulated before stays.",
                        "Throw it away",
                        () -> discard(draft)));
        buttons.addClassName("ib-actions");
        Div sending = new Div(
                new Paragraph(who + " What is circulated cannot be changed: a correction makes a new version."),
                buttons);
        sending.addClassNames("ib-card", "ib-form-part");
        return sending;
    }

    private void send(Questioning where, Draft draft, boolean submits) {
        try {
            Change.Outcome outcome = Change.outcome(
                    api,
                    submits ? "submit-notice" : "circulate-notice",
                    Map.of("notice", draft.noticeId(), "edit", draft.edit(), "key", key));
            if (outcome.errors().isEmpty()) {
                UI.getCurrentOrThrow().navigate("notices/" + draft.noticeId() + "/sent");
            } else {
                refuse(draft, outcome.errors());
            }
        } catch (ApiException failure) {
            if (failure.meansRightsAreLost()) {
                throw failure;
            }
            refuse(
                    draft,
                    List.of(new Fault(
                            "",
                            failure.code(),
                            "We could not send your notice, and do not know whether it"
                                    + " went. Your draft is safe. Try again: it is not sent twice. "
                                    + failure.getMessage())));
        }
    }

    private void refuse(Draft draft, List<Fault> faults) {
        problem.removeAll();
        problem.add(ErrorSummary.leading(
                "There is a problem",
                faults.stream()
                        .map(fault -> new ErrorSummary.Line(
                                Fault.conflict(List.of(fault))
                                        ? "Somebody else changed this draft meanwhile. Load the page again and check it."
                                        : fault.message(),
                                Step.asking(fault.field())
                                        .map(step -> address(draft.noticeId(), step) + "?from=check")
                                        .orElse("")))
                        .toList()));
        UI.getCurrentOrThrow().getPage().setTitle("Error: " + getPageTitle());
    }

    private void discard(Draft draft) {
        List<Fault> faults =
                Change.send(api, "discard-notice-draft", Map.of("notice", draft.noticeId(), "edit", draft.edit()));
        if (faults.isEmpty()) {
            UI.getCurrentOrThrow().navigate("notices", QueryParameters.of("tab", "drafts"));
        } else {
            refuse(draft, faults);
        }
    }
}
