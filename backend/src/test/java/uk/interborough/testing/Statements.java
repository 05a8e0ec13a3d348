package uk.interborough.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Records the SQL of each statement of the application, but for those that say or find out who is asking, and for what is done again and again on a schedule. */
public final class Statements implements BeanPostProcessor {
    private static final Pattern IDENTITY = Pattern.compile(
            "set_config|app\\.(identity_|tokens_used|sign_in|schedule_missed)|pass_on_due|jobs\\.scheduled_tasks");

    private final List<String> recorded = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();

    /** Does something once, before the next statement in which these words stand. */
    public void before(String words, Runnable something) {
        before.put(words, something);
    }

    /** The statements since the last call. */
    public List<String> taken() {
        List<String> taken = List.copyOf(recorded);
        recorded.clear();
        return taken;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && name.equals("dataSource") ? new Recording(source) : bean;
    }

    private void interrupted(String sql) {
        before.keySet().stream()
                .filter(sql::contains)
                .map(before::remove)
                .filter(Objects::nonNull)
                .forEach(Runnable::run);
    }

    private final class Recording extends DelegatingDataSource {

        Recording(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Statements.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().matches("prepare(Statement|Call)")
                                && !IDENTITY.matcher((String) arguments[0]).find()) {
                            recorded.add((String) arguments[0]);
                            interrupted((String) arguments[0]);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getTargetException();
                        }
                    });
        }
    }
}
