package uk.interborough.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Papers as tagged PDF (PDF/UA), with their own fonts, title and language. Fetches nothing. */
@Component
class Printer {
    static final String MEDIA_TYPE = "application/pdf";

    private static final String FONT = "Printed";

    static {
        XRLog.setLoggingEnabled(false); // it would tell what stands on the page
    }

    byte[] print(Paper paper) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PdfRendererBuilder renderer = new PdfRendererBuilder();
            renderer.useFont(() -> font("DejaVuSans.ttf"), FONT, 400, FontStyle.NORMAL, true);
            renderer.useFont(() -> font("DejaVuSans-Bold.ttf"), FONT, 700, FontStyle.NORMAL, true);
            renderer.useUriResolver((base, address) -> null);
            renderer.usePdfUaAccessibility(true);
            renderer.withProducer("Interborough");
            renderer.withHtmlContent(PaperPage.of(paper), null);
            renderer.toStream(bytes);
            renderer.run();
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(Printer.class.getResourceAsStream(name), name);
    }
}
