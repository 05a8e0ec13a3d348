package uk.interborough.writing;

/** Names of files as they were sent. */
public final class FileName {
    private static final int MOST_CHARACTERS = 200;

    private FileName() {}

    /** Without folders, and without characters that do not show or turn the direction of reading round. */
    public static String plain(String fileName, String otherwise) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "")
                .strip();
        return name.isEmpty() ? otherwise : name.substring(0, Math.min(MOST_CHARACTERS, name.length()));
    }
}
