package uk.interborough.accounts;

import static uk.interborough.db.known.Tables.MANAGED_ACCOUNT;
import static uk.interborough.db.public_.Tables.ACCOUNT;
import static uk.interborough.db.public_.Tables.ACCOUNT_ROLE;
import static uk.interborough.db.public_.Tables.CREDENTIAL;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.db.app.Routines;
import uk.interborough.db.known.tables.records.ManagedAccountRecord;
import uk.interborough.security.Identities;
import uk.interborough.security.Identity;
import uk.interborough.security.NewPassword;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Repeats;

/**
 * What administrators change of accounts. The database refuses the same to everybody else, and keeps the last enabled
 * administrator, whatever is forgotten here. What changes acts at once in this process and within five seconds in others.
 */
@Component
class Accounts {

    private final DSLContext database;
    private final Repeats repeats;
    private final PasswordEncoder passwords;
    private final Identities identities;
    private final TransactionTemplate transaction;

    Accounts(
            DSLContext database,
            Repeats repeats,
            PasswordEncoder passwords,
            Identities identities,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.repeats = repeats;
        this.passwords = passwords;
        this.identities = identities;
        this.transaction = new TransactionTemplate(transactions);
    }

    record NewAccount(
            String username, String name, @Nullable UUID authority, List<Grant> roles) {}

    record Edit(UUID id, int version, String name, @Nullable UUID authority) {}

    record Roles(UUID id, int version, List<Grant> roles) {}

    AccountOutcome create(NewAccount wanted, @Nullable String key) {
        if (!isAdministrator()) {
            return AccountOutcome.refused("username", "FORBIDDEN", "Accounts are made by administrators");
        }
        String password = NewPassword.oneTime();
        String hash = Objects.requireNonNull(passwords.encode(password)); // before the transaction: it takes a while
        try {
            return changed(() -> repeats.once("createAccount", key, wanted, AccountOutcome::told, () -> {
                AccountRules rules = new AccountRules(database)
                        .username(wanted.username())
                        .name(wanted.name())
                        .authority(wanted.authority())
                        .roles(wanted.roles(), wanted.authority() != null);
                return rules.faults().isEmpty()
                        ? AccountOutcome.done(insert(wanted, hash)).with(password)
                        : AccountOutcome.refused(rules.faults());
            }));
        } catch (DuplicateKeyException madeMeanwhile) {
            return AccountOutcome.refused(List.of(AccountRules.taken()));
        }
    }

    private UUID insert(NewAccount wanted, String hash) {
        UUID account = database.insertInto(ACCOUNT)
                .set(ACCOUNT.USERNAME, wanted.username())
                .set(ACCOUNT.NAME, wanted.name().strip())
                .set(ACCOUNT.AUTHORITY_ID, wanted.authority())
                .set(ACCOUNT.MUST_CHANGE_PASSWORD, true)
                .returning(ACCOUNT.ID)
                .fetchSingle(ACCOUNT.ID);
        prove(account, hash);
        wanted.roles().forEach(grant -> grant(account, grant));
        return account;
    }

    private void prove(UUID account, String hash) {
        database.insertInto(CREDENTIAL)
                .set(CREDENTIAL.ACCOUNT_ID, account)
                .set(CREDENTIAL.PASSWORD_HASH, hash)
                .execute();
    }

    private void grant(UUID account, Grant grant) {
        database.insertInto(ACCOUNT_ROLE)
                .set(ACCOUNT_ROLE.ACCOUNT_ID, account)
                .set(ACCOUNT_ROLE.ROLE, grant.role())
                .set(ACCOUNT_ROLE.PARTNERSHIP_ID, grant.partnership())
                .execute();
    }

    AccountOutcome update(Edit edit, @Nullable String key) {
        return change(
                edit.id(),
                account -> repeats.once("updateAccount", key, edit, AccountOutcome::told, () -> {
                    AccountRules rules = new AccountRules(database)
                            .name(edit.name())
                            .authority(edit.authority())
                            .authorityOf(roles(edit.id()), edit.authority() != null);
                    if (!rules.faults().isEmpty()) {
                        return AccountOutcome.refused(rules.faults());
                    }
                    int changed = database.update(ACCOUNT)
                            .set(ACCOUNT.NAME, edit.name().strip())
                            .set(ACCOUNT.AUTHORITY_ID, edit.authority())
                            .where(ACCOUNT.ID.eq(edit.id()))
                            .and(ACCOUNT.VERSION.eq(edit.version()))
                            .execute();
                    return changed == 1 ? AccountOutcome.done(edit.id()) : AccountOutcome.conflict(edit.id());
                }));
    }

    AccountOutcome setRoles(Roles wanted, @Nullable String key) {
        return change(
                wanted.id(),
                account -> repeats.once("setAccountRoles", key, wanted, AccountOutcome::told, () -> {
                    List<Grant> held = roles(wanted.id());
                    AccountRules rules =
                            new AccountRules(database).roles(wanted.roles(), account.getAuthorityId() != null);
                    if (!wanted.roles().stream().map(Grant::role).toList().contains(Grant.ADMINISTRATOR)
                            && isLastAdministrator(account, held)) {
                        rules.faults().add(lastAdministrator("roles"));
                    }
                    if (!rules.faults().isEmpty()) {
                        return AccountOutcome.refused(rules.faults());
                    }
                    int changed = database.update(ACCOUNT)
                            .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                            .where(ACCOUNT.ID.eq(wanted.id()))
                            .and(ACCOUNT.VERSION.eq(wanted.version()))
                            .execute();
                    if (changed == 0) {
                        return AccountOutcome.conflict(wanted.id());
                    }
                    held.stream()
                            .filter(grant -> !wanted.roles().contains(grant))
                            .forEach(grant -> database.deleteFrom(ACCOUNT_ROLE)
                                    .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(wanted.id()))
                                    .and(ACCOUNT_ROLE.ROLE.eq(grant.role()))
                                    .and(ACCOUNT_ROLE.PARTNERSHIP_ID.isNotDistinctFrom(grant.partnership()))
                                    .execute());
                    wanted.roles().stream()
                            .filter(grant -> !held.contains(grant))
                            .forEach(grant -> grant(wanted.id(), grant));
                    return AccountOutcome.done(wanted.id());
                }));
    }

    AccountOutcome disable(UUID id) {
        return change(id, account -> {
            if (account.getDisabledAt() == null && isLastAdministrator(account, roles(id))) {
                return AccountOutcome.refused(List.of(lastAdministrator("id")));
            }
            database.update(ACCOUNT)
                    .set(ACCOUNT.DISABLED_AT, DSL.currentOffsetDateTime())
                    .where(ACCOUNT.ID.eq(id))
                    .and(ACCOUNT.DISABLED_AT.isNull())
                    .execute();
            return AccountOutcome.done(id);
        });
    }

    AccountOutcome enable(UUID id) {
        return change(id, account -> {
            database.update(ACCOUNT)
                    .setNull(ACCOUNT.DISABLED_AT)
                    .where(ACCOUNT.ID.eq(id))
                    .and(ACCOUNT.DISABLED_AT.isNotNull())
                    .execute();
            return AccountOutcome.done(id);
        });
    }

    AccountOutcome resetPassword(UUID id) {
        if (!isAdministrator()) {
            return AccountOutcome.unknown();
        }
        if (Identity.current().filter(own -> own.accountId().equals(id)).isPresent()) {
            return AccountOutcome.refused("id", "BAD_USER_INPUT", "Change your own password with changePassword");
        }
        String password = NewPassword.oneTime();
        String hash = Objects.requireNonNull(passwords.encode(password));
        return change(id, account -> {
            int changed = database.update(CREDENTIAL)
                    .set(CREDENTIAL.PASSWORD_HASH, hash)
                    .where(CREDENTIAL.ACCOUNT_ID.eq(id))
                    .execute();
            if (changed == 0) {
                prove(id, hash);
            }
            database.update(ACCOUNT)
                    .set(ACCOUNT.MUST_CHANGE_PASSWORD, true)
                    .where(ACCOUNT.ID.eq(id))
                    .execute();
            return AccountOutcome.done(id).with(password);
        });
    }

    /** A change of an account that is there, by an administrator; to anybody else there is no such account. */
    private AccountOutcome change(UUID id, Function<ManagedAccountRecord, AccountOutcome> change) {
        return changed(() -> Optional.of(id)
                .filter(each -> isAdministrator())
                .flatMap(each -> database.selectFrom(MANAGED_ACCOUNT)
                        .where(MANAGED_ACCOUNT.ID.eq(each))
                        .fetchOptional())
                .map(change)
                .orElseGet(AccountOutcome::unknown));
    }

    private AccountOutcome changed(Supplier<AccountOutcome> change) {
        AccountOutcome outcome = Objects.requireNonNull(transaction.execute(status -> {
            AccountOutcome found = change.get();
            if (found.faulty()) {
                status.setRollbackOnly();
            }
            return found;
        }));
        if (outcome.account() != null) {
            identities.forget(outcome.account());
        }
        return outcome;
    }

    private List<Grant> roles(UUID account) {
        return database.select(ACCOUNT_ROLE.ROLE, ACCOUNT_ROLE.PARTNERSHIP_ID)
                .from(ACCOUNT_ROLE)
                .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(account))
                .orderBy(ACCOUNT_ROLE.ROLE, ACCOUNT_ROLE.PARTNERSHIP_ID)
                .fetch(row -> new Grant(row.value1(), row.value2()));
    }

    /** Waits for whoever else is about to take an administrator away. */
    private boolean isLastAdministrator(ManagedAccountRecord account, List<Grant> held) {
        return account.getDisabledAt() == null
                && held.stream().anyMatch(grant -> grant.role().equals(Grant.ADMINISTRATOR))
                && database.select(Routines.otherAdministrators(account.getId()))
                                .fetchSingle()
                                .value1()
                        == 0;
    }

    private static ArgumentFault lastAdministrator(String field) {
        return ArgumentFault.of(
                field,
                "LAST_ADMINISTRATOR",
                "This is the last administrator who can sign in. Make somebody else an administrator first");
    }

    private static boolean isAdministrator() {
        return Identity.current()
                .filter(identity -> identity.roles().contains(Grant.ADMINISTRATOR))
                .isPresent();
    }
}
