package uk.interborough.operations;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How old the newest return is: where providers report daily, a large age says that imports have stopped. */
@Component
class NewestReturn implements MeterBinder {
    private final JdbcClient database;
    private final Clock clock;

    /** Seconds since 1970; asked at most once a minute, and only by whoever reads the metrics. */
    private final LoadingCache<Boolean, Double> receivedAt =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build(key -> read());

    NewestReturn(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("interborough.newest.return.age", this, NewestReturn::age)
                .description(
                        "Time since the newest return was received; NaN when there is none or the database is away")
                .baseUnit("seconds")
                .register(meters);
    }

    private double age() {
        return clock.millis() / 1000.0 - receivedAt.get(true);
    }

    private double read() {
        try {
            return database.sql("select app.newest_return_received_at()")
                    .query(OffsetDateTime.class)
                    .optional()
                    .map(moment -> moment.toInstant().toEpochMilli() / 1000.0)
                    .orElse(Double.NaN);
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
