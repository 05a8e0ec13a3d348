package uk.interborough.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Accounts in GraphQL. Answers name the account by its identifier; the read engine fills it. */
@Controller
class AccountController {

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    record RoleInput(String role, @Nullable String partnership) {}

    @MutationMapping
    Map<String, @Nullable Object> createAccount(
            @Argument String username,
            @Argument String name,
            @Argument @Nullable String authority,
            @Argument List<RoleInput> roles,
            @Argument @Nullable String clientMutationKey) {
        return answer(accounts.create(
                new Accounts.NewAccount(username, name, NodeId.readIfGiven("Authority", authority), grants(roles)),
                clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> updateAccount(
            @Argument String id,
            @Argument int version,
            @Argument String name,
            @Argument @Nullable String authority,
            @Argument @Nullable String clientMutationKey) {
        return of(
                id,
                account -> accounts.update(
                        new Accounts.Edit(account, version, name, NodeId.readIfGiven("Authority", authority)),
                        clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> setAccountRoles(
            @Argument String id,
            @Argument int version,
            @Argument List<RoleInput> roles,
            @Argument @Nullable String clientMutationKey) {
        return of(
                id,
                account -> accounts.setRoles(new Accounts.Roles(account, version, grants(roles)), clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> disableAccount(@Argument String id) {
        return of(id, accounts::disable);
    }

    @MutationMapping
    Map<String, @Nullable Object> enableAccount(@Argument String id) {
        return of(id, accounts::enable);
    }

    @MutationMapping
    Map<String, @Nullable Object> resetPassword(@Argument String id) {
        return of(id, accounts::resetPassword);
    }

    private static Map<String, @Nullable Object> of(String id, Function<UUID, AccountOutcome> change) {
        return answer(NodeId.parse("Account", id).map(change).orElseGet(AccountOutcome::unknown));
    }

    private static List<Grant> grants(List<RoleInput> roles) {
        return roles.stream()
                .map(input -> new Grant(input.role(), NodeId.readIfGiven("Partnership", input.partnership())))
                .toList();
    }

    private static Map<String, @Nullable Object> answer(AccountOutcome outcome) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("account", outcome.account());
        answer.put("oneTimePassword", outcome.oneTimePassword());
        answer.put("errors", outcome.errors());
        return answer;
    }
}
