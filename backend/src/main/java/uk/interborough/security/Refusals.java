package uk.interborough.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import uk.interborough.operations.Reference;

/** Says 401, 403 or 503 in the shape of a GraphQL answer. */
public final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** The code of everything that is refused before a given password was changed. */
    public static final String PASSWORD_CHANGE_REQUIRED = "PASSWORD_CHANGE_REQUIRED";

    /** What is said then. */
    public static final String CHANGE_IT =
            "The password of this account was given by somebody else. Change it before anything else.";

    Refusals() {}

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"Interborough\"");
        say(
                response,
                401,
                "UNAUTHENTICATED",
                "A valid access token is needed: send it as Authorization: Bearer <token>.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (Identity.current().filter(Identity::mustChangePassword).isPresent()) {
            say(response, 403, PASSWORD_CHANGE_REQUIRED, CHANGE_IT);
        } else {
            say(response, 403, "FORBIDDEN", "This token may not do that.");
        }
    }

    /** Nobody knows yet who is asking. */
    static void unavailable(HttpServletResponse response) throws IOException {
        say(
                response,
                503,
                "UNAVAILABLE",
                "The database did not answer. Try again. Reference " + Reference.current() + ".");
    }

    private static void say(HttpServletResponse response, int status, String code, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        String body = "{\"errors\":[{\"message\":\"" + message + "\",\"extensions\":{\"code\":\"" + code
                + "\",\"traceId\":\"" + Reference.current() + "\"}}]}";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
