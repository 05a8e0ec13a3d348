package uk.interborough.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives each new transaction its identity, its day and its time limits. Looks nothing up. A transaction that cannot be
 * given an identity does not begin: it is rolled back, unbound and closed.
 */
@Component
class TransactionIdentity implements TransactionExecutionListener {

    private static final String SET = """
            select set_config('app.account', ?, true), set_config('app.authority', ?, true),
                   set_config('app.partnerships', ?, true), set_config('app.roles', ?, true),
                   set_config('app.purpose', '', true), set_config('app.known_at', '', true),
                   set_config('app.today', ?, true), set_config('TimeZone', 'UTC', true),
                   set_config('statement_timeout', ?, true), set_config('lock_timeout', '2s', true)
            """;
    private static final String SET_READING = "set transaction isolation level repeatable read, read only; " + SET;

    private final ObjectProvider<DataSource> dataSource;
    private final ObjectProvider<Clock> clock;

    TransactionIdentity(ObjectProvider<DataSource> dataSource, ObjectProvider<Clock> clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null || !transaction.isNewTransaction()) {
            return;
        }
        DataSource source = dataSource.getObject();
        if (!(TransactionSynchronizationManager.getResource(source) instanceof ConnectionHolder holder)) {
            return;
        }
        Connection connection = holder.getConnection();
        try {
            set(connection, transaction.isReadOnly());
        } catch (SQLException | RuntimeException e) {
            undo(source, connection);
            throw new CannotCreateTransactionException("the identity of the transaction could not be set", e);
        }
    }

    private void set(Connection connection, boolean reading) throws SQLException {
        Optional<Identity> identity = Identity.current();
        try (PreparedStatement statement = connection.prepareStatement(reading ? SET_READING : SET)) {
            statement.setString(
                    1, identity.map(each -> each.accountId().toString()).orElse(""));
            statement.setString(
                    2, identity.map(Identity::authorityId).map(UUID::toString).orElse(""));
            statement.setString(
                    3,
                    identity.map(each -> each.partnershipIds().stream()
                                    .map(UUID::toString)
                                    .collect(Collectors.joining(",", "{", "}")))
                            .orElse(""));
            statement.setString(
                    4,
                    identity.map(each -> each.roles().stream().collect(Collectors.joining(",", "{", "}")))
                            .orElse(""));
            statement.setString(5, LocalDate.now(clock.getObject()).toString());
            statement.setString(6, reading ? "5s" : "60s");
            statement.execute();
        }
    }

    private static void undo(DataSource source, Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // the connection is closed below, which ends its transaction too
        }
        TransactionSynchronizationManager.unbindResourceIfPossible(source);
        DataSourceUtils.releaseConnection(connection, source);
    }

    /** Where days begin. */
    static ZoneId zone() {
        return ZoneId.of("Europe/London");
    }
}
