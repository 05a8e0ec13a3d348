package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Where a file of up to 10 MB is chosen or dropped. One of another kind, or too large, is refused before it is sent. */
public final class FileChoice extends Div {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final String LOST =
            "The connection was lost while the file was sent, and nothing was saved. Send it again.";

    /**
     * What may be chosen, and what is said of what may not.
     *
     * @param id of the button
     * @param endings of file names, each with its full stop
     */
    public record Kind(String id, List<String> endings, String wrongType, String tooLarge, String forbidden) {}

    private final Upload upload;

    /** Both are called under the lock of the page. */
    public FileChoice(Kind kind, BiConsumer<String, byte[]> chosen, Consumer<String> refused) {
        upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> {
            clear();
            chosen.accept(metadata.fileName(), bytes);
        }));
        upload.setAcceptedFileExtensions(kind.endings().toArray(String[]::new));
        upload.setMaxFileSize(TEN_MEGABYTES);
        upload.setMaxFiles(1);
        upload.setI18n(words(kind));
        NativeButton choose = new NativeButton("Choose a file");
        choose.addClassNames("ib-button", "ib-button-main");
        choose.setId(kind.id());
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("or drop it here"));
        upload.addFileRejectedListener(event -> {
            clear();
            refused.accept(event.getErrorMessage());
        });
        add(upload);
    }

    private void clear() {
        upload.clearFileList();
    }

    private static UploadI18N words(Kind kind) {
        return new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles().setOne("Choose a file"))
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(kind.tooLarge())
                        .setIncorrectFileType(kind.wrongType())
                        .setTooManyFiles("Choose one file only."))
                .setFile(new UploadI18N.File()
                        .setStart("Send")
                        .setRetry("Send again")
                        .setRemove("Remove"))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting("Connecting…")
                                .setStalled("Waiting for the connection…")
                                .setProcessing("Reading the file…")
                                .setHeld("Waiting to be sent"))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix("Time left: ")
                                .setUnknown("Sending…"))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(LOST)
                                .setUnexpectedServerError(LOST)
                                .setForbidden(kind.forbidden())
                                .setFileTooLarge(kind.tooLarge())))
                .setUnits(new UploadI18N.Units().setSize(List.of("B", "kB", "MB", "GB")));
    }
}
