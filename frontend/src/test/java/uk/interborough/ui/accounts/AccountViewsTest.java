package uk.interborough.ui.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.InventedAccounts;
import uk.interborough.ui.preview.PageTest;

class AccountViewsTest extends PageTest {
    private static final String ONE = "settings/users/account-1";

    @BeforeEach
    void anAdministrator() {
        api.answer("Viewer", v -> Map.of("viewer", InventedAccounts.administrator()));
    }

    @Test
    void toEverybodyElseThePagesAreNotThere() {
        for (String address : List.of("settings/users", "settings/users/new", ONE)) {
            api.reset();
            open(address);
            assertThat(page()).as(address).contains("Page not found");
            assertThat(api.asked()).noneMatch(asked -> asked.startsWith("Account"));
        }
    }

    @Test
    void searchAndFiltersStandInTheAddress() {
        open("settings/users?q=har&state=disabled&role=analyst&unheard=1");

        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("Accounts ")
                        .contains("contains=har", "eq=DISABLED", "contains=ANALYST"));
        assertThat(page()).contains("1 user", "Lead officer, Harrow", "Lead officer", "Disabled");
    }

    @Test
    void faultsStandAboveTheFormAndBesideTheirFieldsAndLeadThere() {
        open("settings/users/new");

        test(find(NativeButton.class).withId("create-account").single()).click();

        assertThat(page())
                .containsSubsequence(
                        "There is a problem", "Enter a name", "Choose at least one role", "Name", "Enter a name");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref)).contains("#name", "#roles");
    }

    @Test
    void theFirstPasswordIsShownOnce() {
        api.answer(
                "CreateAccount",
                v -> Map.of(
                        "createAccount",
                        Map.of(
                                "account",
                                Map.of("id", "account-1"),
                                "oneTimePassword",
                                "abcd-efgh",
                                "errors",
                                List.of())));
        open("settings/users/new");
        find(Input.class).withId("username").single().setValue("first.last");
        test(find(NativeButton.class).withId("create-account").single()).click();
        assertThat(page()).contains("abcd-efgh", "It will not be shown again", "first.last");

        open("settings/users");
        assertThat(page()).doesNotContain("abcd-efgh");
    }

    @Test
    void disablingAsksOnceMoreAndSaysWhatHappens() {
        open(ONE);
        test(find(NativeButton.class).withId("disable").single()).click();
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("DisableAccount"));

        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(api.asked()).anyMatch(asked -> asked.startsWith("DisableAccount"));
        assertThat(page()).contains("The account is disabled.");
    }

    @Test
    void aConflictShowsWhatStands() {
        api.answer(
                "UpdateAccount",
                v -> Map.of(
                        "updateAccount",
                        Map.of(
                                "errors",
                                List.of(Map.of(
                                        "field",
                                        "version",
                                        "code",
                                        "CONFLICT",
                                        "message",
                                        "Somebody else changed this account meanwhile.")))));
        open(ONE);
        api.answer("Account", v -> Map.of("account", InventedAccounts.account("Renamed meanwhile")));

        test(find(NativeButton.class).withId("save-details").single()).click();

        assertThat(page()).contains("Somebody else changed this account meanwhile.", "Renamed meanwhile");
    }

    @Test
    void whatWasChangedIsSaidInWords() {
        open(ONE);
        assertThat(page())
                .contains(
                        "Role given: Coordinator, West London", "Administrator", "Password reset", "The installation");
    }

    @Test
    void aRightThatIsLostMeanwhileClosesThePage() {
        open(ONE);
        api.answer("Viewer", v -> Map.of("viewer", uk.interborough.ui.preview.Invented.viewer()));
        api.answer(
                "SetAccountRoles",
                v -> Map.of(
                        "setAccountRoles",
                        Map.of(
                                "errors",
                                List.of(Map.of(
                                        "field", "id", "code", "NOT_FOUND", "message", "There is no such account")))));

        test(find(NativeButton.class).withId("save-roles").single()).click();

        assertThat(page()).contains("Page not found");
    }
}
