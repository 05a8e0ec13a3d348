package uk.interborough.testing;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * What is one a JVM while contexts are several: where the application of the running test class listens, and where it
 * keeps who is asking.
 */
public final class RunningServer extends AbstractTestExecutionListener {
    private static String address = "";

    @Override
    public void prepareTestInstance(TestContext test) {
        String port = test.getApplicationContext().getEnvironment().getProperty("local.server.port");
        address = "http://localhost:" + port;
        test.getApplicationContext()
                .getBeanProvider(SecurityContextHolderStrategy.class)
                .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
    }

    static String address() {
        return address;
    }
}
