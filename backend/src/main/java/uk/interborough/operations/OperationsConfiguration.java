package uk.interborough.operations;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.contextpropagation.ObservationAwareSpanThreadLocalAccessor;
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

    /** And the span, where spans are kept. */
    @Bean
    SmartInitializingSingleton spansCrossThreads(Tracer tracer) {
        return () -> {
            if (tracer != Tracer.NOOP) {
                ContextRegistry.getInstance()
                        .registerThreadLocalAccessor(
                                new ObservationAwareSpanThreadLocalAccessor(ObservationRegistry.NOOP, tracer));
            }
        };
    }
}
