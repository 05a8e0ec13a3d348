package uk.interborough.operations;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands before an appender of any format, and hands on what is safe of each event. */
final class SafeAppender extends AppenderBase<ILoggingEvent> {
    private final Appender<ILoggingEvent> next;

    SafeAppender(Appender<ILoggingEvent> next) {
        this.next = next;
        setContext(next.getContext());
        setName(next.getName());
    }

    @Override
    protected void append(ILoggingEvent event) {
        next.doAppend(event.getThrowableProxy() == null ? event : safe(event));
    }

    @Override
    public void stop() {
        super.stop();
        next.stop();
    }

    private static ILoggingEvent safe(ILoggingEvent event) {
        String message = message(event);
        @Nullable IThrowableProxy throwable = SafeThrowable.of(event.getThrowableProxy());
        return (ILoggingEvent) Proxy.newProxyInstance(
                SafeAppender.class.getClassLoader(),
                new Class<?>[] {ILoggingEvent.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMessage", "getFormattedMessage", "toString" -> message;
                    case "getArgumentArray" -> null;
                    case "getThrowableProxy" -> throwable;
                    default -> {
                        try {
                            yield method.invoke(event, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getTargetException();
                        }
                    }
                });
    }

    /** Libraries like to repeat the failure's message in their own. */
    private static String message(ILoggingEvent event) {
        String message = String.valueOf(event.getFormattedMessage());
        for (IThrowableProxy failure = event.getThrowableProxy(); failure != null; failure = failure.getCause()) {
            String said = failure.getMessage();
            if (said != null
                    && !said.isBlank()
                    && !said.equals(SafeThrowable.of(failure).getMessage())) {
                message = message.replace(said, "(message left out)");
            }
            if (failure.isCyclic()) {
                break;
            }
        }
        return message;
    }
}
