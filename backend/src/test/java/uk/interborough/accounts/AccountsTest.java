package uk.interborough.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** What an administrator does to accounts through GraphQL, and what becomes of everybody else who tries. */
class AccountsTest extends AdministratorsWork {

    @Test
    void aNewAccountSignsInWithThePasswordThatWasShownOnce() {
        JsonNode made = create("new.officer", "New Officer", brent, List.of(role("COMMISSIONER"), role("ANALYST")));
        assertThat(Reply.valuesOf(made.get("account")).stream().skip(1))
                .containsExactly(
                        "new.officer",
                        "New Officer",
                        "PASSWORD_TO_BE_CHANGED",
                        "1",
                        "brent",
                        "ANALYST",
                        "null",
                        "Administrator",
                        "COMMISSIONER",
                        "null",
                        "Administrator");
        String password = made.get("oneTimePassword").asString();
        assertThat(password).hasSizeGreaterThan(20);
        assertThat(DOOR.signsIn("new.officer", password).isSignedIn()).isTrue();
        assertThat(DOOR.signsIn("new.officer", "something else").isSignedIn()).isFalse();
    }

    @Test
    void allFaultsComeAtOnce() {
        JsonNode refused = create("Ab!", " ", null, List.of(role("COMMISSIONER"), role("COORDINATOR")));
        assertThat(refused.get("account").isNull()).isTrue();
        assertThat(refused.get("oneTimePassword").isNull()).isTrue();
        assertThat(Reply.valuesOf(refused.get("errors")))
                .contains("username", "name", "roles", "authority")
                .contains("Choose the partnership that is coordinated");
        assertThat(Reply.valuesOf(create("admin", "Second", null, List.of()).get("errors")))
                .containsExactly(
                        "username",
                        "BAD_USER_INPUT",
                        "Enter another user name: this one is taken",
                        "roles",
                        "BAD_USER_INPUT",
                        "Choose at least one role");
    }

    @Test
    void aRepeatUnderTheSameKeyMakesNoSecondAccountAndShowsNoPassword() {
        Map<String, ?> request = Map.of(
                "username",
                "once.only",
                "name",
                "Once",
                "authority",
                brent,
                "roles",
                List.of(role("ANALYST")),
                "key",
                "k1");
        JsonNode first = ADMIN.asks(CREATE, request).at("/createAccount");
        JsonNode second = ADMIN.asks(CREATE, request).at("/createAccount");
        assertThat(second.get("account")).isEqualTo(first.get("account"));
        assertThat(second.get("oneTimePassword").isNull()).isTrue();
        assertThat(second.get("errors")).isEmpty();
        assertThat(owner.value("select count(*) from client_mutation where answer::text like '%"
                        + first.get("oneTimePassword").asString() + "%'"))
                .isEqualTo("0");
        Map<String, ?> other = Map.of(
                "username",
                "twice",
                "name",
                "Twice",
                "authority",
                brent,
                "roles",
                List.of(role("ANALYST")),
                "key",
                "k1");
        assertThat(ADMIN.asks(CREATE, other).at("/createAccount/errors/0/code").asString())
                .isEqualTo("KEY_REUSED");
    }

    @Test
    void everybodyElseIsRefusedAsIfThereWereNothing() {
        String victim = id("lead.brent");
        for (String username : List.of("commissioner.ealing", "lead.brent", "coordinator")) {
            Viewer viewer = Viewer.as(username);
            assertThat(viewer.asks(
                                    CREATE,
                                    Map.of("username", "mine", "name", "Mine", "roles", List.of(role("ADMINISTRATOR"))))
                            .at("/createAccount/errors/0/code")
                            .asString())
                    .isEqualTo("FORBIDDEN");
            for (String change : List.of(
                    "disableAccount(id:\"%s\")",
                    "enableAccount(id:\"%s\")",
                    "resetPassword(id:\"%s\")",
                    "updateAccount(id:\"%s\",version:1,name:\"Mine\")",
                    "setAccountRoles(id:\"%s\",version:1,roles:[{role:ADMINISTRATOR}])")) {
                String mutation = "mutation{x:" + change + "{account{id} errors{code message}}}";
                assertThat(viewer.asks(mutation.formatted(victim)).data().toString())
                        .isEqualTo(viewer.asks(mutation.formatted("account-00000000-0000-7000-8000-000000000000"))
                                .data()
                                .toString())
                        .contains("NOT_FOUND");
            }
            assertThat(viewer.asks("{accounts{nodes{username}}}").values()).containsExactly(username);
            assertThat(viewer.asks("{accountRoles:viewer{username} accessTokens{nodes{account{username}}}}")
                            .values())
                    .containsOnly(username);
        }
        assertThat(owner.value("select count(*) from account where username = 'mine' or name = 'Mine'"))
                .isEqualTo("0");
    }

    @Test
    void aStaleEditIsAConflictThatShowsWhatStands() {
        String id = make("stale.edit");
        String edit =
                "mutation{updateAccount(id:\"%s\",version:1,name:\"%s\",authority:\"%s\"){account{name version} errors{code}}}";
        assertThat(ADMIN.asks(edit.formatted(id, "First", brent)).values()).containsExactly("First", "2");
        assertThat(ADMIN.asks(edit.formatted(id, "Second", brent)).values()).containsExactly("First", "2", "CONFLICT");
    }

    @Test
    void rolesAreSetAsAWhole() {
        String id = make("role.holder");
        String west = owner.value("select 'partnership-' || id from partnership where code = 'WEST_LONDON'");
        assertThat(ADMIN.asks(
                                SET_ROLES,
                                Map.of(
                                        "id",
                                        id,
                                        "version",
                                        1,
                                        "roles",
                                        List.of(
                                                role("LEAD_OFFICER"),
                                                Map.of("role", "COORDINATOR", "partnership", west))))
                        .values())
                .containsExactly("2", "COORDINATOR, LEAD_OFFICER");
        assertThat(ADMIN.asks(SET_ROLES, Map.of("id", id, "version", 1, "roles", List.of(role("ANALYST"))))
                        .values())
                .containsExactly("2", "COORDINATOR, LEAD_OFFICER", "version", "CONFLICT");
        assertThat(ADMIN.asks("{account(id:\"" + id
                                + "\"){changes(orderBy:[{changedAt:ASC}]){nodes{kind role changedBy{name}}}}}")
                        .values())
                .startsWith("CREATED", "null", "Administrator", "ROLE_GRANTED", "ANALYST", "Administrator")
                .containsSubsequence("ROLE_REVOKED", "ANALYST", "Administrator");
    }

    @Test
    void nobodyResetsTheOwnPassword() {
        assertThat(ADMIN.asks("mutation{resetPassword(id:\"" + id("admin") + "\"){oneTimePassword errors{message}}}")
                        .values())
                .containsExactly("null", "Change your own password with changePassword");
    }

    @Test
    void accountsAreFoundByNameRoleAndState() {
        assertThat(ADMIN.asks(
                                "{accounts(where:{roleNames:{contains:\"DATA_PROTECTION\"} state:{eq:ACTIVE}}){nodes{username lastSignedInAt}}}")
                        .values())
                .containsExactly("dpo", "null");
        assertThat(ADMIN.asks(
                                "{accounts(where:{or:[{name:{contains:\"harrow\"}},{username:{contains:\"harrow\"}}]}){totalCount{value}}}")
                        .values())
                .containsExactly("3");
    }
}
