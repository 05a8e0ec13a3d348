package uk.interborough.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.interborough.changes.Hearer;

/**
 * Works off the jobs in {@code jobs.scheduled_tasks}, together with all other servers: each job by one of them. A job whose
 * server has died is done again by another, so it may be done twice and is never left.
 */
@Component
@EnableConfigurationProperties(JobSettings.class)
class Jobs implements SmartLifecycle, Hearer {

    private static final String TABLE = "jobs.scheduled_tasks";
    private static final int SILENCES = 4;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final DataSource database;
    private final List<Task<?>> tasks;
    private final List<RecurringTask<?>> recurring;
    private final JobSettings settings;
    private volatile @Nullable Scheduler scheduler;

    Jobs(DataSource database, List<CustomTask<?>> tasks, List<RecurringTask<?>> recurring, JobSettings settings) {
        this.database = database;
        this.tasks = List.copyOf(tasks);
        this.recurring = List.copyOf(recurring);
        this.settings = settings;
    }

    @Override
    public void start() {
        Scheduler made = Scheduler.create(database, tasks)
                .startTasks(recurring)
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(settings.threads())
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(SILENCES)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
        made.start();
        scheduler = made;
    }

    @Override
    public void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public String channel() {
        return "interborough_jobs";
    }

    /** Some may have become due while nothing was heard. */
    @Override
    public void connected() {
        look();
    }

    @Override
    public void heard(String announcement) {
        look();
    }

    private void look() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }
}
