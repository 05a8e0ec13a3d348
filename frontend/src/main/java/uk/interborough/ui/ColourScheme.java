package uk.interborough.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** Light, dark, or as the system has it; remembered in a cookie of this browser. */
enum ColourScheme {
    SYSTEM("As my device", ColorScheme.Value.LIGHT_DARK),
    LIGHT("Light", ColorScheme.Value.LIGHT),
    DARK("Dark", ColorScheme.Value.DARK);

    static final String COOKIE = "interborough-colours";

    final String label;
    private final ColorScheme.Value value;

    ColourScheme(String label, ColorScheme.Value value) {
        this.label = label;
        this.value = value;
    }

    static ColourScheme remembered() {
        VaadinRequest request = VaadinRequest.getCurrent();
        Cookie[] cookies = request == null ? null : request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie ->
                        Arrays.stream(values()).filter(scheme -> scheme.name().equals(cookie.getValue())))
                .findFirst()
                .orElse(SYSTEM);
    }

    void applyTo(UI ui) {
        ui.getPage().setColorScheme(value);
    }

    void remember(UI ui) {
        applyTo(ui);
        VaadinResponse response = VaadinService.getCurrentResponse();
        if (response != null) {
            Cookie cookie = new Cookie(COOKIE, name());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
            response.addCookie(cookie);
        }
    }
}
