package uk.interborough.accounts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.SignInForm;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** An administrator at work on a database of these tests' own, and everybody else beside. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=accounts")
@OnDemonstration
abstract class AdministratorsWork {
    static final Viewer ADMIN = Viewer.as("admin");
    static final SignInForm DOOR = SignInForm.from("127.0.0.1");
    static final String CREATE = """
            mutation ($username: String!, $name: String!, $authority: ID, $roles: [RoleInput!]!, $key: String) {
              createAccount(username: $username, name: $name, authority: $authority, roles: $roles, clientMutationKey: $key) {
                account { id username name state version authority { slug } roles { nodes { role partnership { code } grantedBy { name } } } }
                oneTimePassword
                errors { field code message }
              }
            }
            """;
    static final String SET_ROLES = """
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

    PlainSql owner;
    String brent;

    @BeforeEach
    void beside() {
        owner = PlainSql.over(database.owner());
        brent = owner.value("select 'authority-' || id from authority where slug = 'brent'");
    }

    @AfterEach
    void everybodyIsLookedUpAgain() {
        time.passes(Duration.ofSeconds(6));
    }

    JsonNode create(String username, String name, @Nullable String authority, List<?> roles) {
        Map<String, Object> request = new HashMap<>(Map.of("username", username, "name", name, "roles", roles));
        request.put("authority", authority);
        return ADMIN.asks(CREATE, request).at("/createAccount");
    }

    String make(String username) {
        return create(username, "Somebody", brent, List.of(role("ANALYST")))
                .at("/account/id")
                .asString();
    }

    String id(String username) {
        return owner.value("select 'account-' || id from account where username = '" + username + "'");
    }

    int version(String id) {
        return ADMIN.asks("{account(id:\"" + id + "\"){version}}")
                .at("/account/version")
                .asInt();
    }

    static Map<String, String> role(String role) {
        return Map.of("role", role);
    }
}
