package uk.interborough.operations;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    /** Takes the reference along wherever who is asking is taken along. */
    @Bean
    SmartInitializingSingleton referencesCrossThreads() {
        return () ->
                ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor(Reference.KEY));
    }
}
