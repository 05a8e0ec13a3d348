package uk.interborough.accounts;

import static uk.interborough.db.public_.Tables.ACCOUNT;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.PARTNERSHIP;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;

/** Everything that is wrong with what was asked for, each fault beside its argument. */
final class AccountRules {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9.-]{1,63}");
    private static final int LONGEST_NAME = 100;

    private final DSLContext database;
    private final List<ArgumentFault> faults = new ArrayList<>();

    AccountRules(DSLContext database) {
        this.database = database;
    }

    List<ArgumentFault> faults() {
        return faults;
    }

    AccountRules username(String username) {
        if (!USERNAME.matcher(username).matches()) {
            add(
                    "username",
                    "Enter a user name of 2 to 64 of a to z, 0 to 9, full stop and hyphen, beginning with a letter");
        } else if (database.fetchExists(ACCOUNT, ACCOUNT.USERNAME.eq(username))) {
            faults.add(taken());
        }
        return this;
    }

    static ArgumentFault taken() {
        return ArgumentFault.of("username", "Enter another user name: this one is taken");
    }

    AccountRules name(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            add("name", "Enter a name of 1 to " + LONGEST_NAME + " characters");
        }
        return this;
    }

    AccountRules authority(@Nullable UUID authority) {
        if (authority != null && !database.fetchExists(AUTHORITY, AUTHORITY.ID.eq(authority))) {
            faults.add(ArgumentFault.of("authority", "NOT_FOUND", "Choose an authority: there is no such one"));
        }
        return this;
    }

    /** @param authority whether the account has one */
    AccountRules roles(List<Grant> roles, boolean authority) {
        if (roles.isEmpty()) {
            add("roles", "Choose at least one role");
        }
        Set<Grant> seen = new HashSet<>();
        for (Grant grant : roles) {
            boolean coordinates = grant.role().equals(Grant.COORDINATOR);
            if (!seen.add(grant)) {
                add("roles", grant.role() + " is given twice");
            } else if (coordinates && grant.partnership() == null) {
                add("roles", "Choose the partnership that is coordinated");
            } else if (!coordinates && grant.partnership() != null) {
                add("roles", grant.role() + " is no role of a partnership: leave the partnership out");
            }
        }
        Set<UUID> known = new HashSet<>(database.select(PARTNERSHIP.ID)
                .from(PARTNERSHIP)
                .where(PARTNERSHIP.ID.in(roles.stream()
                        .map(Grant::partnership)
                        .filter(Objects::nonNull)
                        .toList()))
                .fetch(PARTNERSHIP.ID));
        if (roles.stream().anyMatch(grant -> grant.partnership() != null && !known.contains(grant.partnership()))) {
            faults.add(ArgumentFault.of("roles", "NOT_FOUND", "Choose a partnership: there is no such one"));
        }
        return authorityOf(roles, authority);
    }

    /** Roles within an authority need one. */
    AccountRules authorityOf(List<Grant> roles, boolean authority) {
        if (!authority) {
            roles.stream()
                    .filter(Grant::needsAuthority)
                    .findFirst()
                    .ifPresent(grant -> add(
                            "authority",
                            "Choose the authority the person works for: " + grant.role() + " is a role within one"));
        }
        return this;
    }

    private void add(String field, String message) {
        faults.add(ArgumentFault.of(field, message));
    }
}
