package uk.interborough.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Where the application of the running test class listens: contexts are shared, ports are not. */
public final class RunningServer extends AbstractTestExecutionListener {
    private static String address = "";

    @Override
    public void beforeTestClass(TestContext test) {
        String port = test.getApplicationContext().getEnvironment().getProperty("local.server.port");
        address = "http://localhost:" + port;
    }

    static String address() {
        return address;
    }
}
