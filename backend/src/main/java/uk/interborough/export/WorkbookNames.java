package uk.interborough.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that a workbook allows: of sheets, of tables, of columns; none twice, whatever its case. */
final class WorkbookNames {

    private static final int SHEET = 31;
    private static final int COLUMN = 255;

    private final Set<String> sheets = new HashSet<>(Set.of("cover", "contents", "history"));

    /** At most 31 characters. Response keys hold none that a sheet may not have. */
    String sheet(String table) {
        return unique(table, SHEET, sheets);
    }

    /** Never like the address of a cell. */
    static String table(int number) {
        return "table_" + number;
    }

    /** At most 255 characters. */
    static String column(String name, Set<String> others) {
        return unique(name, COLUMN, others);
    }

    private static String unique(String name, int longest, Set<String> taken) {
        String found = cut(name, longest, "");
        for (int i = 2; !taken.add(found.toLowerCase(Locale.ROOT)); i++) {
            found = cut(name, longest, "_" + i);
        }
        return found;
    }

    /** The end of a path says more than its beginning. */
    private static String cut(String name, int longest, String suffix) {
        int room = longest - suffix.length();
        return (name.length() <= room ? name : "…" + name.substring(name.length() - room + 1)) + suffix;
    }
}
