package uk.interborough.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.PageTest;

class TokensViewTest extends PageTest {

    @Test
    void theSecretIsShownOnceWithAnExample() {
        open("settings/tokens");
        find(Input.class).withId("name").single().setValue("Quarterly report");

        test(find(NativeButton.class).withId("create-token").single()).click();

        assertThat(page())
                .contains(
                        "Token “Quarterly report” created",
                        "It will not be shown again",
                        "ib_secret",
                        "Bearer ib_secret",
                        "curl");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("CreateAccessToken")
                        .contains("scope=READ", "name=Quarterly report"));
        open("settings/tokens");
        assertThat(page()).doesNotContain("ib_secret");
    }

    @Test
    void faultsStandBesideTheirField() {
        api.answer("CreateAccessToken", v -> {
            Map<String, Object> refused = new java.util.HashMap<>();
            refused.put("secret", null);
            refused.put("accessToken", null);
            refused.put(
                    "errors",
                    List.of(Map.of(
                            "field",
                            "name",
                            "code",
                            "BAD_USER_INPUT",
                            "message",
                            "Enter a name of 1 to 100 characters")));
            return Map.of("createAccessToken", refused);
        });
        open("settings/tokens");

        test(find(NativeButton.class).withId("create-token").single()).click();

        assertThat(page()).containsSubsequence("There is a problem", "Enter a name", "Name", "Enter a name");
    }

    @Test
    void revokingAsksOnceMore() {
        open("settings/tokens");
        assertThat(page()).contains("Last used", "Never", "In use", "Revoked");
        test(find(NativeButton.class).withId("revoke-access-token-1").single()).click();
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("RevokeAccessToken"));

        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(page()).contains("The token is revoked.");
    }

    @Test
    void whoIsNobodyAnyMoreIsNotToldThatThereIsNothing() {
        open("settings/tokens");
        api.answer(
                "CreateAccessToken",
                v -> Map.of(
                        "errors",
                        List.of(Map.of(
                                "message",
                                "Sign in again to go on.",
                                "extensions",
                                Map.of("code", "UNAUTHENTICATED")))));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> test(find(NativeButton.class)
                                .withId("create-token")
                                .single())
                        .click())
                .isInstanceOf(uk.interborough.ui.api.ApiException.class);
    }
}
