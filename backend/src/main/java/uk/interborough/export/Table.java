package uk.interborough.export;

import java.util.List;

/**
 * A table of a file.
 *
 * @param name path of response keys, e.g. services.contracts
 */
record Table(String name, List<Column> columns) {

    /** A column: its name is the path of response keys inside the row, e.g. provider.name. */
    record Column(String name, Kind kind) {}

    /** What its values are. */
    enum Kind {
        /** Words, identifiers, states. */
        TEXT,
        WHOLE,
        DECIMAL,
        /** From 0 to 100. */
        PERCENT,
        /** Pounds with two decimals. */
        MONEY,
        DATE,
        /** In UTC. */
        DATE_TIME,
        TRUTH
    }

    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }
}
