package uk.interborough.operations;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A failure as the log tells it: classes and places. Messages are left out, because they quote what people entered; those
 * remain that speak of settings, connections and locks only.
 */
final class SafeThrowable implements IThrowableProxy {
    private static final String[] SPEAK_OF_SETTINGS = {
        "org.springframework.beans.", "org.springframework.boot.", "org.springframework.context.", "org.flywaydb.",
        "uk.interborough.database.CannotStart", "uk.interborough.query.BindingFaults", "java.net.", "java.nio.file."
    };

    /** Connection, transaction state, rollback, missing relation, resources, locks, operator, system, internal. */
    private static final String SPEAK_OF_THE_SERVER = "08|25|28|3D|40|42|53|54|55|57|58|XX";

    private final IThrowableProxy actual;
    private final @Nullable Throwable throwable;

    private SafeThrowable(IThrowableProxy actual) {
        this.actual = actual;
        this.throwable =
                actual instanceof ch.qos.logback.classic.spi.ThrowableProxy known ? known.getThrowable() : null;
    }

    static @Nullable IThrowableProxy of(@Nullable IThrowableProxy actual) {
        return actual == null || actual instanceof SafeThrowable ? actual : new SafeThrowable(actual);
    }

    @Override
    public String getMessage() {
        return switch (throwable) {
            case PSQLException failure -> words(failure);
            case SQLException failure
            when isSafe(failure.getSQLState()) || failure.getSQLState() == null -> String.valueOf(failure.getMessage());
            case SQLException failure -> "SQL state " + failure.getSQLState();
            case null, default ->
                Arrays.stream(SPEAK_OF_SETTINGS).anyMatch(getClassName()::startsWith)
                        ? String.valueOf(actual.getMessage())
                        : "(message left out)";
        };
    }

    private static boolean isSafe(@Nullable String state) {
        return state != null && state.length() == 5 && state.substring(0, 2).matches(SPEAK_OF_THE_SERVER);
    }

    /** Names of the database stay: they are in the migrations. */
    private static String words(PSQLException failure) {
        if (isSafe(failure.getSQLState())) {
            return String.valueOf(failure.getMessage());
        }
        Optional<ServerErrorMessage> said = Optional.ofNullable(failure.getServerErrorMessage());
        return Stream.of(
                        Optional.of("SQL state " + failure.getSQLState()),
                        said.map(ServerErrorMessage::getTable).map("table "::concat),
                        said.map(ServerErrorMessage::getColumn).map("column "::concat),
                        said.map(ServerErrorMessage::getConstraint).map("constraint "::concat),
                        said.map(ServerErrorMessage::getRoutine).map("routine "::concat))
                .flatMap(Optional::stream)
                .reduce((before, word) -> before + ", " + word)
                .orElseThrow();
    }

    @Override
    public String getClassName() {
        return actual.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return actual.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return actual.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        return of(actual.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return Arrays.stream(actual.getSuppressed()).map(SafeThrowable::of).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return actual.isCyclic();
    }
}
