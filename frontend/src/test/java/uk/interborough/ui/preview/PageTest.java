package uk.interborough.ui.preview;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.test.context.support.WithMockUser;
import uk.interborough.ui.parts.Background;

/** A test of a view: no browser, no server, answers prepared, everything asked at once. */
@SpringBootTest(
        classes = {PreviewApplication.class, PageTest.AtOnce.class},
        properties = "interborough.demonstration=true")
@ViewPackages(packages = "uk.interborough.ui")
@WithMockUser(username = "commissioner.ealing", roles = "COMMISSIONER")
public abstract class PageTest extends SpringBrowserlessTest {

    @TestConfiguration
    static class AtOnce {

        @Bean
        Background background() {
            return Background.atOnce();
        }
    }

    @Autowired
    protected StubTransport api;

    @BeforeEach
    void usualAnswers() {
        api.reset();
    }

    /** Goes to an address, with its parameters. */
    protected void open(String address) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent()
                .navigate(parts[0], parts.length == 1 ? QueryParameters.empty() : QueryParameters.fromString(parts[1]));
        roundTrip();
    }

    /** All text of a component, as it would be read. */
    protected static String read(Component component) {
        return component.getElement().getTextRecursively();
    }

    /** All text of the page. */
    protected String page() {
        return read((Component) getCurrentView());
    }

    /** Something happens to a notice; what the page does about it is done. */
    protected void happens(String notice) {
        api.happens(notice);
        VaadinService.getCurrent().runPendingAccessTasks(VaadinSession.getCurrent());
        roundTrip();
    }
}
