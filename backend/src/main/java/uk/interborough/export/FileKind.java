package uk.interborough.export;

/** A kind of file that an answer can be. */
public enum FileKind {
    /** One table by RFC 4180. */
    CSV("text/csv", "text/csv;header=present;charset=UTF-8"),
    /** A workbook: provenance, contents, a sheet for each table. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** A line of JSON for each row, lists inside rows left as they are. */
    NDJSON("application/x-ndjson"),
    /** A CSV file for each table, and provenance. */
    ZIP("application/zip");

    private final String mediaType;
    private final String contentType;

    FileKind(String mediaType) {
        this(mediaType, mediaType);
    }

    FileKind(String mediaType, String contentType) {
        this.mediaType = mediaType;
        this.contentType = contentType;
    }

    /** What Accept names. */
    public String mediaType() {
        return mediaType;
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
