package uk.interborough.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the rollups with what they are made of, every night on one of the nodes. A definer function counts over
 * everybody's rows and tells the number only. A difference is told and changes nothing: figures stay readable.
 */
@Component
class RollupCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RollupCheck.class);

    /** @param at seconds since 1970 */
    private record Result(double differences, double at) {
        static final Result NONE = new Result(Double.NaN, Double.NaN);
    }

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicReference<Result> last = new AtomicReference<>(Result.NONE);

    RollupCheck(JdbcClient database, PlatformTransactionManager transactions, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        Gauge.builder(
                        "interborough.rollup.differences",
                        last,
                        result -> result.get().differences())
                .description(
                        "Places in which the last check on this node found a rollup wrong; NaN if another node checked")
                .register(meters);
        Gauge.builder(
                        "interborough.rollup.checked",
                        last,
                        result -> result.get().at())
                .description("When this node last checked the rollups; NaN if another node did")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(cron = "${interborough.rollup-check:0 30 2 * * *}", zone = "Europe/London")
    void check() {
        try {
            Long differences = transaction.execute(status -> {
                database.sql("set local statement_timeout = '30min'").update();
                return database.sql("select app.count_rollup_differences()")
                        .query(Long.class)
                        .optional()
                        .orElse(null);
            });
            last.set(differences == null ? Result.NONE : new Result(differences, clock.millis() / 1000.0));
            if (differences != null && differences > 0) {
                LOG.error(
                        "The rollups differ from the returns in {} places: dashboards are wrong there."
                                + " See docs/operations.md, Rollups.",
                        differences);
            }
        } catch (DataAccessException | TransactionException failure) {
            LOG.error("The rollups could not be checked.", failure);
        }
    }
}
