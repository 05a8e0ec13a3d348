package uk.interborough.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.SignInForm;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** What an administrator does to accounts through GraphQL, and what becomes of everybody else who tries. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=accounts")
@OnDemonstration
class AccountsTest {
    private static final Viewer ADMIN = Viewer.as("admin");
    private static final SignInForm DOOR = SignInForm.from("127.0.0.1");
    private static final String CREATE = """
            mutation ($username: String!, $name: String!, $authority: ID, $roles: [RoleInput!]!, $key: String) {
              createAccount(username: $username, name: $name, authority: $authority, roles: $roles, clientMutationKey: $key) {
                account { id username name state version authority { slug } roles { nodes { role partnership { code } grantedBy { name } } } }
                oneTimePassword
                errors { field code message }
              }
            }
            """;
    private static final String SET_ROLES = """
            mutation ($id: ID!, $version: Int!, $roles: [RoleInput!]!) {
              setAccountRoles(id: $id, version: $version, roles: $roles) {
                account { version roleNames } errors { field code }
              }
            }
            """;

    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    private PlainSql owner;
    private String brent;

    @BeforeEach
    void beside() {
        owner = PlainSql.over(database.owner());
        brent = owner.value("select 'authority-' || id from authority where slug = 'brent'");
    }

    @AfterEach
    void everybodyIsLookedUpAgain() {
        time.passes(Duration.ofSeconds(6));
    }

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
                assertThat(viewer.asks(mutation.formatted(victim)).text())
                        .isEqualTo(viewer.asks(mutation.formatted("account-00000000-0000-7000-8000-000000000000"))
                                .text())
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
    void theLastAdministratorKeepsTheRoleUntilThereIsAnother() {
        String admin = id("admin");
        String disable = "mutation{disableAccount(id:\"" + admin + "\"){account{state} errors{code}}}";
        assertThat(ADMIN.asks(disable).values()).containsExactly("null", "LAST_ADMINISTRATOR");
        assertThat(ADMIN.asks(
                                SET_ROLES,
                                Map.of("id", admin, "version", version(admin), "roles", List.of(role("ANALYST"))))
                        .values())
                .contains("LAST_ADMINISTRATOR");
        create("second.admin", "Second", null, List.of(role("ADMINISTRATOR")));
        try {
            assertThat(ADMIN.asks(disable).values()).containsExactly("DISABLED");
            assertThat(ADMIN.asks("{viewer{username}}").status()).isEqualTo(401);
        } finally {
            owner.does(
                    "update account set disabled_at = null where username = 'admin'",
                    "delete from account_role where account_id = (select id from account where username = 'second.admin')");
        }
    }

    @Test
    void aDisabledAccountIsRefusedAtOnceEverywhereAndComesBackWhenEnabled() {
        Viewer lead = Viewer.as("lead.hounslow");
        String id = id("lead.hounslow");
        assertThat(lead.asks("{viewer{username}}").values()).containsExactly("lead.hounslow");
        assertThat(ADMIN.asks("mutation{disableAccount(id:\"" + id + "\"){account{state} errors{code}}}")
                        .values())
                .containsExactly("DISABLED");
        assertThat(lead.asks("{viewer{username}}").status()).isEqualTo(401);
        assertThat(DOOR.signsIn("lead.hounslow", "demonstration").isSignedIn()).isFalse();
        assertThat(ADMIN.asks("mutation{enableAccount(id:\"" + id + "\"){account{state} errors{code}}}")
                        .values())
                .containsExactly("ACTIVE");
        assertThat(lead.asks("{viewer{username}}").values()).containsExactly("lead.hounslow");
    }

    @Test
    void anAdministratorRevokesATokenOfSomebodyElse() {
        Viewer lead = Viewer.as("lead.ealing");
        String token = ADMIN.asks("{accessTokens(where:{account:{username:{eq:\"lead.ealing\"}}}){nodes{id}}}")
                .values()
                .getFirst();
        assertThat(lead.asks("{viewer{username}}").values()).containsExactly("lead.ealing");
        assertThat(ADMIN.asks("mutation{revokeAccessToken(id:\"" + token + "\"){accessToken{name} errors{code}}}")
                        .values())
                .containsExactly("Demonstration");
        assertThat(lead.asks("{viewer{username}}").status()).isEqualTo(401);
    }

    @Test
    void whoMustChangeThePasswordIsAnsweredNothingElseUntilItIsDone() {
        Viewer analyst = Viewer.as("commissioner.hounslow");
        String reset = ADMIN.asks("mutation{resetPassword(id:\"" + id("commissioner.hounslow")
                        + "\"){oneTimePassword account{mustChangePassword} errors{code}}}")
                .at("/resetPassword/oneTimePassword")
                .asString();
        Reply refused = analyst.asks("{services{nodes{id}} viewer{username}}");
        assertThat(refused.codes()).containsExactly("PASSWORD_CHANGE_REQUIRED");
        assertThat(refused.text()).contains("hint").contains("\"data\":null");
        assertThat(analyst.asks(
                                "{viewer{username mustChangePassword roles partnerships{services{nodes{id}}} authority{services{nodes{id}}}}}")
                        .values())
                .containsExactly("commissioner.hounslow", "true");
        assertThat(analyst.asks("mutation{createAccessToken(name:\"x\",expiresOn:\"2027-01-01\"){secret}}")
                        .codes())
                .containsExactly("PASSWORD_CHANGE_REQUIRED");
        Reply file = analyst.sends(analyst.request("/imports/performance-workbook")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[] {1})));
        assertThat(file.status()).isEqualTo(403);
        assertThat(file.codes()).containsExactly("PASSWORD_CHANGE_REQUIRED");
        assertThat(DOOR.signsIn("commissioner.hounslow", "demonstration").isSignedIn())
                .isFalse();
        assertThat(analyst.asks("mutation{changePassword(current:\"" + reset
                                + "\",new:\"a password of my own\"){changed errors{message}}}")
                        .values())
                .containsExactly("true");
        assertThat(analyst.asks("{services(first:1){nodes{name}}}").values()).hasSize(1);
        assertThat(DOOR.signsIn("commissioner.hounslow", "a password of my own").isSignedIn())
                .isTrue();
    }

    @Test
    void anotherAuthorityIsAnotherPartnershipAtOnce() {
        Viewer lead = Viewer.as("lead.kensington-chelsea");
        String partnerships = "{viewer{authority{slug} partnerships{code}}}";
        assertThat(lead.asks(partnerships).values()).containsExactly("kensington-chelsea", "WEST_LONDON");
        String id = id("lead.kensington-chelsea");
        String wigan = owner.value("select 'authority-' || id from authority where slug = 'wigan'");
        assertThat(ADMIN.asks("mutation{updateAccount(id:\"" + id + "\",version:" + version(id)
                                + ",name:\"Lead officer\",authority:\"" + wigan + "\"){errors{code}}}")
                        .values())
                .isEmpty();
        assertThat(lead.asks(partnerships).values()).containsExactly("wigan", "NORTH_WEST");
        assertThat(ADMIN.asks("mutation{updateAccount(id:\"" + id + "\",version:" + version(id)
                                + ",name:\"Lead officer\"){errors{field}}}")
                        .values())
                .containsExactly("authority");
    }

    @Test
    void aMembershipThatEndedActsWithinFiveSeconds() {
        Viewer officer = Viewer.as("commissioner.bolton");
        String ended =
                "update membership set left_on = %s where authority_id = (select id from authority where slug = 'bolton')";
        assertThat(officer.asks("{viewer{partnerships{code}}}").values()).containsExactly("NORTH_WEST");
        owner.does(ended.formatted("'2026-11-01'"));
        try {
            time.passes(Duration.ofSeconds(5));
            assertThat(officer.asks("{viewer{partnerships{code}}}").values()).isEmpty();
        } finally {
            owner.does(ended.formatted("null"));
        }
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

    private JsonNode create(String username, String name, String authority, List<?> roles) {
        Map<String, Object> request =
                new java.util.HashMap<>(Map.of("username", username, "name", name, "roles", roles));
        request.put("authority", authority);
        return ADMIN.asks(CREATE, request).at("/createAccount");
    }

    private String make(String username) {
        return create(username, "Somebody", brent, List.of(role("ANALYST")))
                .at("/account/id")
                .asString();
    }

    private String id(String username) {
        return owner.value("select 'account-' || id from account where username = '" + username + "'");
    }

    private int version(String id) {
        return ADMIN.asks("{account(id:\"" + id + "\"){version}}")
                .at("/account/version")
                .asInt();
    }

    private static Map<String, String> role(String role) {
        return Map.of("role", role);
    }
}
