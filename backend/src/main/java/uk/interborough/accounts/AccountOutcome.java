package uk.interborough.accounts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Outcome;

/**
 * What became of a change.
 *
 * @param account null when there were faults, unless it is shown as it stands
 * @param oneTimePassword the only place where it is; null where none was made
 * @param errors nothing was saved while there is one
 */
record AccountOutcome(@Nullable UUID account, @Nullable String oneTimePassword, List<ArgumentFault> errors)
        implements Outcome {

    @Override
    public @Nullable UUID made() {
        return account;
    }

    static AccountOutcome told(@Nullable UUID account, List<ArgumentFault> errors) {
        return new AccountOutcome(account, null, errors);
    }

    static AccountOutcome done(UUID account) {
        return new AccountOutcome(account, null, List.of());
    }

    static AccountOutcome refused(List<ArgumentFault> faults) {
        return new AccountOutcome(null, null, List.copyOf(faults));
    }

    static AccountOutcome refused(String field, String code, String message) {
        return refused(List.of(ArgumentFault.of(field, code, message)));
    }

    static AccountOutcome unknown() {
        return refused("id", "NOT_FOUND", "There is no such account");
    }

    /** Somebody else changed it meanwhile: shown as it stands. */
    static AccountOutcome conflict(UUID account) {
        return new AccountOutcome(
                account,
                null,
                List.of(ArgumentFault.of(
                        "version",
                        "CONFLICT",
                        "Somebody else changed this account meanwhile. Look at it as it is now and change it again")));
    }

    AccountOutcome with(String password) {
        return new AccountOutcome(account, password, errors);
    }
}
