package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An administrator, an account to look at, and tokens. */
public final class InventedAccounts {
    private static final String DAY = "2026-10-14T09:30:00.000000Z";

    private InventedAccounts() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("Accounts", v -> map("accounts", page(List.of(row()))));
        answers.put("Account", v -> map("account", account("Lead officer, Harrow")));
        answers.put(
                "AccountChoices",
                v -> map(
                        "authorities", page(List.of(Invented.authority(3))),
                        "partnerships", page(List.of(map("id", "partnership-1", "name", "West London")))));
        answers.put(
                "CreateAccount",
                v -> map(
                        "createAccount",
                        map(
                                "account", null,
                                "oneTimePassword", null,
                                "errors",
                                        List.of(
                                                fault("roles", "Choose at least one role"),
                                                fault("name", "Enter a name of 1 to 100 characters")))));
        for (String change : List.of("updateAccount", "setAccountRoles", "disableAccount", "enableAccount")) {
            String operation = change.substring(0, 1).toUpperCase(Locale.ROOT) + change.substring(1);
            answers.put(operation, v -> map(change, map("errors", List.of())));
        }
        answers.put(
                "ResetPassword", v -> map("resetPassword", map("oneTimePassword", "abcd-efgh", "errors", List.of())));
        answers.put("AccessTokens", v -> map("accessTokens", page(tokens())));
        answers.put(
                "CreateAccessToken",
                v -> map(
                        "createAccessToken",
                        map("secret", "ib_secret", "accessToken", map("id", "access-token-3"), "errors", List.of())));
        answers.put("RevokeAccessToken", v -> map("revokeAccessToken", map("errors", List.of())));
    }

    private static Map<String, Object> fault(String field, String message) {
        return map("field", field, "code", "BAD_USER_INPUT", "message", message);
    }

    /** Who is asking, where it is an administrator. */
    public static Map<String, Object> administrator() {
        return map(
                "username",
                "admin",
                "name",
                "Administrator",
                "roles",
                List.of("ADMINISTRATOR"),
                "mustChangePassword",
                false,
                "authority",
                null,
                "partnerships",
                List.of());
    }

    private static Map<String, Object> row() {
        return map(
                "id", "account-1",
                "username", "lead.harrow",
                "name", "Lead officer, Harrow",
                "state", "DISABLED",
                "roleNames", "LEAD_OFFICER",
                "lastSignedInAt", DAY,
                "authority", Invented.authority(3));
    }

    /** An account of this name. */
    public static Map<String, Object> account(String name) {
        return map(
                "id",
                "account-1",
                "username",
                "lead.harrow",
                "name",
                name,
                "state",
                "ACTIVE",
                "disabledAt",
                null,
                "createdAt",
                DAY,
                "lastSignedInAt",
                null,
                "version",
                3,
                "authority",
                Invented.authority(3),
                "roles",
                page(List.of(map("role", "LEAD_OFFICER", "partnership", null))),
                "accessTokens",
                page(tokens()),
                "changes",
                page(List.of(
                        change("ROLE_GRANTED", "COORDINATOR", "Administrator"),
                        change("PASSWORD_RESET", null, "Administrator"),
                        change("CREATED", null, null))));
    }

    private static Map<String, Object> change(String kind, @Nullable String role, @Nullable String by) {
        return map(
                "kind",
                kind,
                "role",
                role,
                "partnership",
                role == null ? null : map("name", "West London"),
                "before",
                null,
                "after",
                kind.equals("CREATED") ? "lead.harrow" : null,
                "changedAt",
                DAY,
                "changedBy",
                by == null ? null : map("name", by));
    }

    private static List<Map<String, Object>> tokens() {
        return List.of(token(1, null), token(2, DAY));
    }

    private static Map<String, Object> token(int number, @Nullable String revokedAt) {
        return map(
                "id",
                "access-token-" + number,
                "name",
                "Report " + number,
                "scope",
                "READ",
                "createdAt",
                DAY,
                "expiresAt",
                "2099-12-31T00:00:00.000000Z",
                "lastUsedAt",
                null,
                "revokedAt",
                revokedAt);
    }
}
