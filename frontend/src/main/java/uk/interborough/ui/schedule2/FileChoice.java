package uk.interborough.ui.schedule2;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Where a file is chosen or dropped. What is no table, or too large, is refused before it is sent. */
final class FileChoice extends Div {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final String WRONG_TYPE =
            "Choose an Excel workbook (.xlsx) or a CSV file (.csv). Save other formats as one of these first.";
    private static final String TOO_LARGE =
            "The file is larger than 10 MB. A Schedule 2 is far smaller: choose the right file.";
    private static final String LOST =
            "The connection was lost while the file was sent, and nothing was saved. Send it again.";

    private final Upload upload;

    /** Both are called under the lock of the page. */
    FileChoice(BiConsumer<String, byte[]> chosen, Consumer<String> refused) {
        upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> {
            clear();
            chosen.accept(metadata.fileName(), bytes);
        }));
        upload.setAcceptedFileExtensions(".xlsx", ".csv");
        upload.setMaxFileSize(TEN_MEGABYTES);
        upload.setMaxFiles(1);
        upload.setI18n(words());
        NativeButton choose = new NativeButton("Choose a file");
        choose.addClassNames("ib-button", "ib-button-main");
        choose.setId("choose-schedule-2");
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

    private static UploadI18N words() {
        return new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles().setOne("Choose a file"))
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(TOO_LARGE)
                        .setIncorrectFileType(WRONG_TYPE)
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
                                .setForbidden("Your account may not import Schedule 2. Nothing was saved.")
                                .setFileTooLarge(TOO_LARGE)))
                .setUnits(new UploadI18N.Units().setSize(List.of("B", "kB", "MB", "GB")));
    }
}
