package uk.interborough.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that, while it is asked to, notes the statements run through it and their values. Otherwise in nobody's way. */
final class Recorder extends DelegatingDataSource {

    private volatile @Nullable Queue<List<Noted>> notes;

    /** A statement and the setters called on it. */
    record Noted(String sql, List<Setter> setters) {

        record Setter(String method, Class<?>[] types, Object[] arguments) {}

        void fill(PreparedStatement statement) throws SQLException, ReflectiveOperationException {
            for (Setter setter : setters) {
                Object[] arguments = setter.arguments().clone();
                if (setter.method().equals("setArray")) {
                    java.sql.Array array = (java.sql.Array) arguments[1];
                    arguments[1] = statement.getConnection().createArrayOf(array.getBaseTypeName(), (Object[])
                            array.getArray());
                }
                PreparedStatement.class
                        .getMethod(setter.method(), setter.types())
                        .invoke(statement, arguments);
            }
        }
    }

    Recorder(DataSource source) {
        super(source);
    }

    /**
     * Notes what is run meanwhile, from the beginning of the first transaction that reads: not who was looked up before, nor what
     * others write at the same time.
     */
    List<Noted> during(Runnable action) {
        Queue<List<Noted>> noted = new ConcurrentLinkedQueue<>();
        notes = noted;
        try {
            action.run();
        } finally {
            notes = null;
        }
        return noted.stream()
                .map(one -> one.stream()
                        .dropWhile(each -> !each.sql().startsWith("set transaction"))
                        .toList())
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public Connection getConnection() throws SQLException {
        Queue<List<Noted>> all = notes;
        Connection connection = super.getConnection();
        if (all == null) {
            return connection;
        }
        List<Noted> noted = new ArrayList<>();
        all.add(noted);
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (method.getName().equals("prepareStatement") && result instanceof PreparedStatement statement) {
                Noted note = new Noted((String) arguments[0], new ArrayList<>());
                noted.add(note);
                return proxy(PreparedStatement.class, (self, called, values) -> {
                    if (called.getName().startsWith("set") && values != null && values.length == 2) {
                        note.setters()
                                .add(new Noted.Setter(called.getName(), called.getParameterTypes(), values.clone()));
                    }
                    return call(statement, called, values);
                });
            }
            return result;
        });
    }

    private static @Nullable Object call(Object target, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
