package uk.interborough.ui.accounts;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.access.AccessToken;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Tag;

/** An account, with all that is kept of it. */
record Account(
        String id,
        String username,
        String name,
        State state,
        @Nullable OffsetDateTime disabledAt,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime lastSignedInAt,
        int version,
        @Nullable Place authority,
        Page<Held> roles,
        Page<AccessToken> accessTokens,
        Page<Change> changes) {

    /** Whether it may be used. */
    enum State {
        ACTIVE(Tag.Kind.GOOD, "Active"),
        PASSWORD_TO_BE_CHANGED(Tag.Kind.WARNING, "Password to be changed"),
        DISABLED(Tag.Kind.BAD, "Disabled");

        final String label;
        private final Tag.Kind kind;

        State(Tag.Kind kind, String label) {
            this.kind = kind;
            this.label = label;
        }

        Tag tag() {
            return new Tag(kind, label);
        }
    }

    /** An authority or a partnership. */
    record Place(String id, String name) {}

    /** A role, and of what partnership. */
    record Held(RoleName role, @Nullable Place partnership) {

        String label() {
            return role.label + (partnership == null ? "" : ", " + partnership.name());
        }

        Map<String, Object> argument() {
            return partnership == null
                    ? Map.of("role", role.name())
                    : Map.of("role", role.name(), "partnership", partnership.id());
        }
    }

    /** A name, and nothing else. */
    record Named(String name) {}

    /** What was changed. */
    record Change(
            String kind,
            @Nullable RoleName role,
            @Nullable Named partnership,
            @Nullable String before,
            @Nullable String after,
            OffsetDateTime changedAt,
            @Nullable Named changedBy) {

        String words() {
            String what = role == null ? "" : role.label + (partnership == null ? "" : ", " + partnership.name());
            return switch (kind) {
                case "CREATED" -> "Account made";
                case "RENAMED" -> "Name changed from “" + before + "” to “" + after + "”";
                case "AUTHORITY_CHANGED" ->
                    "Authority changed from " + (before == null ? "none" : before) + " to "
                            + (after == null ? "none" : after);
                case "DISABLED" -> "Account disabled";
                case "ENABLED" -> "Account enabled";
                case "ROLE_GRANTED" -> "Role given: " + what;
                case "ROLE_REVOKED" -> "Role taken away: " + what;
                case "PASSWORD_RESET" -> "Password reset";
                case "PASSWORD_CHANGED" -> "Own password changed";
                case "TOKEN_CREATED" -> "Access token created: “" + after + "”";
                case "TOKEN_REVOKED" -> "Access token revoked: “" + before + "”";
                default -> kind;
            };
        }
    }

    private record Answer(@Nullable Account account) {}

    private record Changed(Faults change) {}

    private record Faults(List<Fault> errors) {}

    /** A password that was made, or what stood in the way. */
    record Given(@Nullable Id account, @Nullable String oneTimePassword, List<Fault> errors) {}

    /** Identifies an account. */
    record Id(String id) {}

    private record Created(Given createAccount) {}

    private record Reset(Given resetPassword) {}

    static Optional<Account> ask(Api api, String id) {
        return Optional.ofNullable(
                api.ask("account", Map.of("id", id), Answer.class).account());
    }

    static Given create(Api api, String username, String name, @Nullable Place authority, Set<Held> roles) {
        Map<String, Object> sent = new HashMap<>(Map.of("username", username, "name", name, "roles", arguments(roles)));
        putAuthority(sent, authority);
        return api.ask("create-account", sent, Created.class).createAccount();
    }

    List<Fault> update(Api api, String newName, @Nullable Place newAuthority) {
        Map<String, Object> sent = new HashMap<>(Map.of("id", id, "version", version, "name", newName));
        putAuthority(sent, newAuthority);
        return change(api, "update-account", sent);
    }

    List<Fault> setRoles(Api api, Set<Held> wanted) {
        return change(api, "set-account-roles", Map.of("id", id, "version", version, "roles", arguments(wanted)));
    }

    List<Fault> disable(Api api) {
        return change(api, "disable-account", Map.of("id", id));
    }

    List<Fault> enable(Api api) {
        return change(api, "enable-account", Map.of("id", id));
    }

    Given resetPassword(Api api) {
        return api.ask("reset-password", Map.of("id", id), Reset.class).resetPassword();
    }

    private static List<Fault> change(Api api, String document, Map<String, ?> sent) {
        return api.ask(document, sent, Changed.class).change().errors();
    }

    private static void putAuthority(Map<String, Object> sent, @Nullable Place authority) {
        if (authority != null) {
            sent.put("authority", authority.id());
        }
    }

    private static List<Map<String, Object>> arguments(Set<Held> roles) {
        return roles.stream().map(Held::argument).collect(Collectors.toList());
    }
}
