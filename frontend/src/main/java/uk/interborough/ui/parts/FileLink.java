package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.NamedFile;

/** A link to a file that is asked for when somebody follows it. */
public final class FileLink {

    private FileLink() {}

    /** @param missing said where there is no such file, or not any more, for whoever follows it */
    public static Anchor of(String text, String missing, Supplier<@Nullable NamedFile> file) {
        return new Anchor(
                DownloadHandler.fromInputStream(event -> response(missing, file)), AttachmentType.DOWNLOAD, text);
    }

    /** The same, looking like a button. */
    public static Anchor button(String text, String id, String missing, Supplier<@Nullable NamedFile> file) {
        Anchor link = of(text, missing, file);
        link.addClassName("ib-button");
        link.setId(id);
        return link;
    }

    private static DownloadResponse response(String missing, Supplier<@Nullable NamedFile> asked) {
        try {
            NamedFile file = asked.get();
            return file == null
                    ? DownloadResponse.error(404, missing)
                    : new DownloadResponse(
                            new ByteArrayInputStream(file.content()),
                            file.name(),
                            file.mediaType(),
                            file.content().length);
        } catch (ApiException e) {
            return DownloadResponse.error(502, e.getMessage(), e);
        }
    }
}
