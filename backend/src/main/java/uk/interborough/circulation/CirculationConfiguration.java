package uk.interborough.circulation;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class CirculationConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CirculationConfiguration.class);
    private static final Duration SWEEP = Duration.ofMinutes(5);

    /** The database is away, or something like it. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    /** A mail server, where one is named; else the demonstration's outbox; else nothing, which is said. */
    @Bean
    Postbox postbox(
            ObjectProvider<JavaMailSender> senders,
            MailSettings settings,
            @Value("${interborough.demonstration:false}") boolean demonstration,
            DSLContext database,
            PlatformTransactionManager transactions) {
        JavaMailSender sender = senders.getIfAvailable();
        if (sender == null && demonstration) {
            return new Outbox(database, new TransactionTemplate(transactions));
        }
        if (sender == null) {
            LOG.warn("No mail server is configured: messages about notices wait. See docs/operations.md, Mail.");
            return new NoMailServer("no mail server is configured");
        }
        if (settings.from() == null) {
            LOG.warn("interborough.mail.from is not set: messages about notices wait. See docs/operations.md, Mail.");
            return new NoMailServer("no address is configured from which mail comes");
        }
        return new MailServer(sender, settings.from());
    }

    @Bean
    CustomTask<Void> delivery(Postman postman) {
        return Tasks.custom("delivery", Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_FAILURE))
                .execute((instance, context) -> postman.deliver(UUID.fromString(instance.getId())));
    }

    @Bean
    RecurringTask<Void> sweep(Postman postman) {
        return Tasks.recurring("sweep", FixedDelay.of(SWEEP)).execute((instance, context) -> postman.sweep());
    }

    @Bean
    RecurringTask<Void> chase(Postman postman, @Value("${interborough.circulation.chase:0 7 * * * *}") String cron) {
        return Tasks.recurring("chase", Schedules.cron(cron, ZoneId.of("Europe/London")))
                .execute((instance, context) -> postman.chase());
    }
}
