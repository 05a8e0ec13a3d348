package uk.interborough.ui.notices;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Say;

/** What the issuer can do about an open notice: circulate another version, or sign its review off. */
final class IssuerCard extends Div {

    private final Api api;
    private final Notice notice;
    private final Consumer<String> done;
    private final Div problem = new Div();

    /** @param done told what was done, in words */
    IssuerCard(Api api, Notice notice, Consumer<String> done) {
        this.api = api;
        this.notice = notice;
        this.done = done;
        addClassName("ib-card");
        setId("issuer");
        Div buttons = new Div();
        buttons.addClassNames("ib-actions", "ib-actions-stacked");
        if (notice.draft() == null) {
            buttons.add(
                    version("Add the provider’s comments", "PROVIDER_COMMENTS"),
                    version("Correct it", "CORRECTION"),
                    version("Rescind it", "RESCISSION"));
        }
        if (notice.reviewOn() != null) {
            buttons.add(Confirmation.button(
                    "Sign off the review",
                    "sign-off",
                    "Sign off the review of " + notice.reference() + "?",
                    "That closes the notice. It stays readable.",
                    "Sign off and close",
                    this::signOff));
        }
        add(
                new H2("Your notice"),
                problem,
                new Paragraph(
                        notice.draft() == null
                                ? "What was circulated is not changed: another version is circulated to the same"
                                        + " authorities."
                                : "The next version is being written since "
                                        + Say.date(notice.draft().changedAt()) + "."),
                buttons);
    }

    private NativeButton version(String text, String kind) {
        NativeButton button = new NativeButton(text, event -> begin(kind));
        button.addClassName("ib-button");
        button.setId("begin-" + kind.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        return button;
    }

    private void begin(String kind) {
        attempt(
                () -> Change.send(api, "begin-notice-version", Map.of("notice", notice.id(), "kind", kind)),
                () -> UI.getCurrentOrThrow()
                        .navigate("notices/" + notice.id() + "/draft/"
                                + (kind.equals("PROVIDER_COMMENTS") ? "comments" : "change")));
    }

    private void signOff() {
        attempt(
                () -> Change.send(api, "sign-off-notice-review", Map.of("notice", notice.id())),
                () -> done.accept("The review is signed off and the notice is closed."));
    }

    private void attempt(java.util.function.Supplier<List<Fault>> change, Runnable then) {
        problem.removeAll();
        try {
            List<Fault> faults = change.get();
            if (faults.isEmpty()) {
                then.run();
            } else {
                problem.add(ErrorSummary.of(
                        "There is a problem",
                        faults.stream().map(Fault::message).toList()));
            }
        } catch (ApiException e) {
            if (e.meansRightsAreLost()) {
                throw e;
            }
            problem.add(ErrorSummary.of("There is a problem", List.of("Nothing was changed. " + e.getMessage())));
        }
    }
}
