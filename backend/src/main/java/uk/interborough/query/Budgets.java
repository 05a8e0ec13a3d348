package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** What each payer may still spend: so many points a minute, given back evenly, kept up to one minute's worth. */
final class Budgets {

    private final long pointsPerMinute;
    private final Ticker time;
    private final Cache<Object, Budget> budgets;

    Budgets(long pointsPerMinute, Ticker time) {
        this.pointsPerMinute = pointsPerMinute;
        this.time = time;
        this.budgets = Caffeine.newBuilder()
                .ticker(time)
                .expireAfterAccess(Duration.ofMinutes(2)) // full again by then
                .build();
    }

    Budget of(Object payer) {
        return budgets.get(payer, missing -> new Budget());
    }

    /** The points of one payer. */
    final class Budget {

        private double points = pointsPerMinute;
        private long at = time.read();

        /** Takes points, if there are so many. */
        synchronized boolean take(long wanted) {
            refill();
            if (points < wanted) {
                return false;
            }
            points -= wanted;
            return true;
        }

        /** Gives back what was taken and not used. */
        synchronized void back(long unused) {
            refill();
            points = Math.min(pointsPerMinute, points + unused);
        }

        synchronized long remaining() {
            refill();
            return (long) points;
        }

        /** How long until there are so many points. */
        synchronized Duration until(long wanted) {
            refill();
            double missing = Math.max(0, Math.min(wanted, pointsPerMinute) - points);
            return Duration.ofNanos((long)
                    Math.ceil(missing / pointsPerMinute * Duration.ofMinutes(1).toNanos()));
        }

        private void refill() {
            long now = time.read();
            double minutes = (double) (now - at) / Duration.ofMinutes(1).toNanos();
            points = Math.min(pointsPerMinute, points + minutes * pointsPerMinute);
            at = now;
        }
    }
}
