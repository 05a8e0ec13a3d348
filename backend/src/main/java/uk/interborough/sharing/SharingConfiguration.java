package uk.interborough.sharing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SharingConfiguration {
    private static final Duration OFTEN = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> passOn(Onward onward) {
        return Tasks.recurring("pass-on", FixedDelay.of(OFTEN)).execute((instance, context) -> onward.passOn());
    }
}
