package uk.interborough.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithAnonymousUser;
import uk.interborough.ui.FailureView;
import uk.interborough.ui.preview.PageTest;

class AccessTest extends PageTest {

    @Test
    @WithAnonymousUser
    void signingInOffersTheDemonstrationAccounts() {
        navigate(SignInView.class);

        test(find(NativeButton.class).withText("commissioner.ealing").single()).click();

        assertThat(input("username").getValue()).isEqualTo("commissioner.ealing");
    }

    @Test
    @WithAnonymousUser
    void aWrongPasswordIsSaidPlainly() {
        open("login?error");

        assertThat(page()).contains("Enter a correct username and password");
    }

    @Test
    void twoDifferentNewPasswordsAreNotSent() {
        navigate(PasswordView.class);
        input("new").setValue("a long enough one");
        input("repeated").setValue("a long enough two");

        test(find(NativeButton.class).withId("change").single()).click();

        assertThat(page()).contains("Enter the same new password twice");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("ChangePassword"));
    }

    @Test
    void faultsOfThePasswordStandBesideItsField() {
        api.answer(
                "ChangePassword",
                variables -> Map.of(
                        "changePassword",
                        Map.of(
                                "changed",
                                false,
                                "errors",
                                List.of(Map.of(
                                        "field",
                                        "new",
                                        "code",
                                        "TOO_SHORT",
                                        "message",
                                        "Enter 12 characters or more")))));
        navigate(PasswordView.class);

        test(find(NativeButton.class).withId("change").single()).click();

        assertThat(page()).containsSubsequence("There is a problem", "Enter 12 characters or more", "New password");
    }

    @Test
    void whoIsNobodyAnyMoreIsLedToSignIn() {
        api.answer(
                "Viewer",
                v -> Map.of(
                        "errors",
                        List.of(Map.of(
                                "message",
                                "Sign in again to go on.",
                                "extensions",
                                Map.of("code", "UNAUTHENTICATED")))));

        open("settings/tokens");

        assertThat(getCurrentView()).isInstanceOf(FailureView.class);
        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                .anySatisfy(script ->
                        assertThat(script.getInvocation().getParameters()).contains("login?ended"));
    }

    @Test
    void aPageThatCannotBeMadeSaysSo() {
        api.answer(
                "Viewer",
                v -> Map.of(
                        "errors",
                        List.of(Map.of(
                                "message",
                                "The database did not answer.",
                                "extensions",
                                Map.of("code", "UNAVAILABLE", "traceId", "4F2A")))));

        open("settings/tokens");

        assertThat(page()).contains("We could not show this page", "Nothing you saved is lost.", "Reference 4F2A");
    }

    @Test
    @WithAnonymousUser
    void whoseSessionEndedIsToldSo() {
        open("login?ended");

        assertThat(page()).contains("Your session has ended");
    }

    private Input input(String id) {
        return find(Input.class).withId(id).single();
    }
}
