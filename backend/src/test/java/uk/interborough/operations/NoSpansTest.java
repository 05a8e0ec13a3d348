package uk.interborough.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** Where no endpoint is named that takes spans. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class NoSpansTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Tracer tracer;

    @Test
    void nothingOfOpenTelemetryIsThere() {
        assertThat(tracer).isSameAs(Tracer.NOOP);
        for (Class<?> type : new Class<?>[] {OpenTelemetry.class, SdkTracerProvider.class, Propagator.class}) {
            assertThat(context.getBeanNamesForType(type)).isEmpty();
        }
    }

    @Test
    void andATraceOfTheCallerIsNotGoneOnWith() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Viewer ealing = Viewer.as("commissioner.ealing");
        Reply reply =
                ealing.sends(ealing.request("/graphql").header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
        assertThat(reply.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
    }
}
