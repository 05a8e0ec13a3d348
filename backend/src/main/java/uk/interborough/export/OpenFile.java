package uk.interborough.export;

import java.io.Closeable;
import java.io.IOException;
import uk.interborough.query.Extract;

/** A file in the making. Fields come one after the other, each row by row. */
interface OpenFile extends Closeable {

    /** The rows that follow are those of this field. */
    void begin(FileField field) throws IOException;

    /** A row of the field, as JSON; the bytes are good until the next. */
    void row(byte[] json, int length) throws IOException;

    /** The field has no more rows. */
    void end(Extract.Taken taken) throws IOException;

    /** Everything has come. */
    void finish(Provenance provenance) throws IOException;

    /** Lets go of what was needed meanwhile. Finishes nothing. */
    @Override
    void close() throws IOException;
}
