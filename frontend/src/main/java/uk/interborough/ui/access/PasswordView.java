package uk.interborough.ui.access;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.home.HomeView;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Field;

/** Change your own password; the first thing to do with one that somebody else gave. */
@Route("password")
@PageTitle("Change your password – Interborough")
@PermitAll
public final class PasswordView extends Div {

    record Payload(boolean changed, List<Fault> errors) {}

    record Answer(Payload changePassword) {}

    private final Api api;
    private final Div outcome = new Div();
    private final Input current = password("current-password");
    private final Input wanted = password("new-password");
    private final Input repeated = password("new-password");
    private final Field currentField = new Field("Password you have", "current", current);
    private final Field wantedField =
            new Field("New password", "new", wanted).hint("12 characters or more. A short sentence works well.");
    private final Field repeatedField = new Field("New password again", "repeated", repeated);

    public PasswordView(Api api) {
        this.api = api;
        addClassName("ib-page");
        add(new H1("Change your password"));
        if (Viewer.ask(api).mustChangePassword()) {
            add(new Banner(
                    Banner.Kind.NOTE, "Your password was given to you by somebody else. Choose your own to go on."));
        }
        NativeButton change = new NativeButton("Change password", event -> change());
        change.addClickShortcut(Key.ENTER);
        change.addClassNames("ib-button", "ib-button-main");
        change.setId("change");
        Div form = new Div(currentField, wantedField, repeatedField, change);
        form.addClassName("ib-card");
        form.setMaxWidth("400px");
        add(outcome, form);
    }

    private static Input password(String autocomplete) {
        Input input = new Input();
        input.setType("password");
        input.getElement().setAttribute("autocomplete", autocomplete);
        return input;
    }

    private void change() {
        if (!wanted.getValue().equals(repeated.getValue())) {
            show(List.of(new Fault("repeated", "MISMATCH", "Enter the same new password twice")));
            return;
        }
        try {
            Payload payload = api.ask(
                            "change-password",
                            Map.of("current", current.getValue(), "new", wanted.getValue()),
                            Answer.class)
                    .changePassword();
            if (payload.changed()) {
                done();
            } else {
                show(payload.errors());
            }
        } catch (ApiException e) {
            show(List.of(new Fault("", e.code(), "We could not change your password. " + e.getMessage())));
        }
    }

    private void done() {
        show(List.of());
        outcome.removeAll();
        outcome.add(new Banner(
                Banner.Kind.DONE, "Your password is changed.", new RouterLink("Go to Home", HomeView.class)));
        List.of(current, wanted, repeated).forEach(Input::clear);
    }

    private void show(List<Fault> faults) {
        Map.of("current", currentField, "new", wantedField, "repeated", repeatedField)
                .forEach((name, field) -> field.fault(faults.stream()
                        .filter(fault -> fault.field().equals(name))
                        .map(Fault::message)
                        .findFirst()
                        .orElse("")));
        outcome.removeAll();
        if (!faults.isEmpty()) {
            outcome.add(ErrorSummary.of(
                    "There is a problem", faults.stream().map(Fault::message).toList()));
        }
    }
}
