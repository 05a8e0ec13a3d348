package uk.interborough.testing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** Stands still on one day, until it is told to be another; caches grow older only when told to. */
public final class Time implements Ticker {
    /** The day on which every test happens. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final AtomicLong nanos = new AtomicLong();
    private volatile LocalDate today = TODAY;

    /** From now on it is noon of this day. Whoever says so says {@link #TODAY} afterwards. */
    public void isNow(LocalDate day) {
        today = day;
    }

    Clock clock() {
        return new Noon(ZoneId.of("Europe/London"));
    }

    private final class Noon extends Clock {
        private final ZoneId zone;

        private Noon(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Noon(other);
        }

        @Override
        public Instant instant() {
            return Instant.parse(today + "T12:00:00Z");
        }
    }

    /** Lets caches grow older. */
    public void passes(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long read() {
        return nanos.get();
    }
}
