package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Somebody in front of the page, and everything the browser had to complain about meanwhile. */
final class Visitor implements AutoCloseable {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final BrowserContext context;
    private final String address;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private boolean losesConnections;
    private @Nullable Display display;
    private boolean leadsNowhere;

    Visitor(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        page = watched(context.newPage());
    }

    /** Another window of the same browser. */
    Page window(String path) {
        Page window = watched(context.newPage());
        window.navigate(address + path);
        return window;
    }

    private Page watched(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !losesConnections && !isAboutTheAddress(message.text())) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(address) && !url.startsWith("data:") && !url.startsWith("blob:")) {
                complaints.add("request to another origin: " + url);
            }
        });
        return page;
    }

    /** From now on the browser may complain of answers that fail or do not come. */
    void losesConnections() {
        losesConnections = true;
    }

    /** The network of this browser comes or goes. */
    void isOffline(boolean offline) {
        losesConnections();
        context.setOffline(offline);
    }

    Page page() {
        return page;
    }

    /** This visitor's screen. */
    Display display() {
        if (display == null) {
            display = new Display(page);
        }
        return display;
    }

    /** Errors in the console and requests to other origins so far. */
    List<String> complaints() {
        return complaints;
    }

    void goesTo(String path) {
        page.navigate(address + path);
    }

    /** Takes back complaints that were to be expected. */
    void forgets(String expected) {
        complaints.removeIf(complaint -> complaint.contains(expected));
    }

    /** Goes where there is nothing, and is told so. */
    void goesNowhere(String path) {
        leadsNowhere = true;
        assertEquals(404, page.navigate(address + path).status());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        leadsNowhere = false;
    }

    /** The browser says in its console that the address was not found. */
    private boolean isAboutTheAddress(String message) {
        return leadsNowhere && message.contains("the server responded with a status of 404");
    }

    /** Until no part of the page waits for an answer. */
    void waitsForAnswers() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    }

    void signsIn(String username, String password) {
        goesTo("/login");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /** Signs in to the demonstration and waits for Home. */
    void isSignedInAs(String username) {
        signsIn(username, "demonstration");
        seesHeading("Home");
    }

    void seesHeading(String text) {
        assertThat(page.locator("h1")).containsText(text);
    }

    void sees(String text) {
        assertThat(page.locator("main")).containsText(text);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    /** The table of this name. */
    Locator table(String caption) {
        return page.locator("table")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("caption", new Page.LocatorOptions().setHasText(caption))));
    }

    /** The bytes that come when something is pressed. */
    byte[] downloads(Locator pressed) {
        Download download = page.waitForDownload(pressed::click);
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void uploads(String fileName, byte[] file) {
        goesTo("/returns/import");
        page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload(fileName, XLSX, file));
    }

    /** Rows under the headings of what every service needs, and its stage. */
    void sendsSchedule2(String rows) {
        goesTo("/schedule-2");
        sends("schedule-2.csv", "SPLS id,Service name,Provider name,Client group,Service type,Stage\n" + rows);
    }

    /** A file of text, where the page takes one. */
    void sends(String fileName, String file) {
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(fileName, "text/csv", file.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        context.close();
    }
}
