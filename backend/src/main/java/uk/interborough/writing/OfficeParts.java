package uk.interborough.writing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What the parts of a packed office file say before anything is built from them.
 *
 * @param parts how many were looked at; 0: not a packed file
 * @param types what the file says its parts are; empty where it says nothing
 * @param hasMacros parts after the first macro were not looked at
 * @param isTooMuch it unpacks to more than was allowed; parts after that were not looked at
 */
public record OfficeParts(int parts, String types, boolean hasMacros, boolean isTooMuch) {

    /** @param mostBytes of all parts together, unpacked */
    public static OfficeParts of(byte[] file, int mostParts, long mostBytes) throws IOException {
        long unpacked = 0;
        int parts = 0;
        StringBuilder types = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                boolean isTypes = part.getName().equals("[Content_Types].xml");
                if (++parts > mostParts) {
                    return new OfficeParts(parts, types.toString(), false, true);
                }
                if (part.getName().endsWith("vbaProject.bin")) {
                    return new OfficeParts(parts, types.toString(), true, false);
                }
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > mostBytes) {
                        return new OfficeParts(parts, types.toString(), false, true);
                    }
                    if (isTypes) {
                        types.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                    }
                }
                if (types.indexOf("macroEnabled") >= 0) {
                    return new OfficeParts(parts, types.toString(), true, false);
                }
            }
        }
        return new OfficeParts(parts, types.toString(), false, false);
    }
}
