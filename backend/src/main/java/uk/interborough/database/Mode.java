package uk.interborough.database;

import java.util.Locale;

/** Invented data for everyone to look at, or real data; a database is one or the other for ever. */
public enum Mode {
    DEMONSTRATION("interborough_demo"),
    REAL("interborough");

    private final String databaseName;

    Mode(String databaseName) {
        this.databaseName = databaseName;
    }

    /** The word the database keeps, {@code demonstration} or {@code real}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The embedded server keeps one database for each mode. */
    String databaseName() {
        return databaseName;
    }

    static Mode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
