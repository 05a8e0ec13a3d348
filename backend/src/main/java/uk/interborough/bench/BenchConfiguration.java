package uk.interborough.bench;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("interborough.bench.run")
@EnableConfigurationProperties(Settings.class)
class BenchConfiguration {

    /** Lets the statement behind an answer be seen, and be run again without anything around it. */
    @Bean
    static BeanPostProcessor recorder() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && name.equals("dataSource") ? new Recorder(source) : bean;
            }
        };
    }

    @Bean
    ApplicationRunner bench(
            ServletWebServerApplicationContext context, DataSource source, Environment environment, Settings settings) {
        return arguments -> new Bench(context, (Recorder) source, environment, settings).run();
    }
}
