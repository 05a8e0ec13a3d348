package uk.interborough.ui.schedule2;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Map;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;

/** The empty Schedule 2 to fill in, in each format. */
final class TemplateLinks extends Div {

    record File(String name, String mediaType, byte[] content) {}

    private record Answer(File schedule2Template) {}

    TemplateLinks(Api api) {
        addClassName("ib-actions");
        add(link(api, "Download Excel template", "XLSX"), link(api, "Download CSV template", "CSV"));
    }

    private static Anchor link(Api api, String text, String format) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    try {
                        File file = api.ask("schedule-2-template", Map.of("format", format), Answer.class)
                                .schedule2Template();
                        return new DownloadResponse(
                                new ByteArrayInputStream(file.content()),
                                file.name(),
                                file.mediaType(),
                                file.content().length);
                    } catch (ApiException e) {
                        return DownloadResponse.error(502, e.getMessage(), e);
                    }
                }),
                AttachmentType.DOWNLOAD,
                text);
        link.addClassName("ib-button");
        return link;
    }
}
