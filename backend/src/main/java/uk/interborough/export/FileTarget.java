package uk.interborough.export;

import java.io.IOException;
import java.io.OutputStream;

/** Where a file goes. */
@FunctionalInterface
public interface FileTarget {

    /**
     * Begins the file; called once, when its first bytes are certain.
     *
     * @param name e.g. services-2026-11-22.csv
     * @param contentType media type with its parameters
     */
    OutputStream begin(String name, String contentType) throws IOException;
}
