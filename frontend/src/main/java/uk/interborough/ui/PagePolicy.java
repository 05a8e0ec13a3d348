package uk.interborough.ui;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jsoup.nodes.Element;

/**
 * What the browser may do for the page: run scripts of this origin and, of those written into the page, the ones that carry
 * the number of this answer. Compiling text is how the framework works: docs/decisions/0003.
 */
final class PagePolicy implements IndexHtmlRequestListener {

    /** Styles within the page are the framework's habit: its elements bring their own, and charts set them on each line. */
    private static final String POLICY =
            "default-src 'self'; script-src 'self' 'nonce-%s' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; object-src 'none'; frame-src 'none'; worker-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final String FUNCTIONS = "interborough/functions.js";

    private final SecureRandom chance = new SecureRandom();
    private final String functions = FUNCTIONS + "?v=" + version();

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse page) {
        byte[] number = new byte[16];
        chance.nextBytes(number);
        String nonce = Base64.getEncoder().encodeToString(number);
        page.getDocument().head().appendElement("script").attr("src", functions);
        for (Element script : page.getDocument().getElementsByTag("script")) {
            script.attr("nonce", nonce);
        }
        VaadinResponse response = page.getVaadinResponse();
        response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cache-Control", "no-store");
    }

    /** Changes with the file, which browsers keep for a while. */
    private static String version() {
        try (InputStream file = PagePolicy.class.getResourceAsStream("/META-INF/resources/" + FUNCTIONS)) {
            if (file == null) {
                throw new IllegalStateException(FUNCTIONS + " is missing");
            }
            CRC32 sum = new CRC32();
            sum.update(file.readAllBytes());
            return HexFormat.of().toHexDigits((int) sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
