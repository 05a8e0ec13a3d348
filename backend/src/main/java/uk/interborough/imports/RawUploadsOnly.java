package uk.interborough.imports;

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
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses forms, and all but workbooks and tables, before anything parses them: a page of another site can send forms only. */
@Component
class RawUploadsOnly extends OncePerRequestFilter {
    private static final String CSV = "text/csv";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/imports/")
                || !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> types = request.getServletPath().equals(Schedule2Upload.PATH)
                ? List.of(PerformanceWorkbook.MEDIA_TYPE, CSV)
                : List.of(PerformanceWorkbook.MEDIA_TYPE);
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
