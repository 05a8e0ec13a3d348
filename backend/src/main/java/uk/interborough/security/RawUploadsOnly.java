package uk.interborough.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Refuses forms, and all but files of some types, before anything parses them: a page of another site can send forms only. */
public final class RawUploadsOnly extends OncePerRequestFilter {
    private final PathPattern path;
    private final List<String> types;

    /** @param path to which the files are sent, as a pattern */
    public RawUploadsOnly(String path, List<String> types) {
        this.path = PathPatternParser.defaultInstance.parse(path);
        this.types = types;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !path.matches(PathContainer.parsePath(request.getServletPath()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (types.contains(plain(request.getContentType()))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write(
                        "{\"errors\":[{\"message\":\"Files are sent as they are, as %s.\",\"extensions\":{\"code\":\"UNSUPPORTED_MEDIA_TYPE\"}}]}"
                                .formatted(String.join(" or ", types))
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(@Nullable String type) {
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
