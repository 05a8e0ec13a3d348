package uk.interborough.query;

/** Counts the rows of the lists in a piece of JSON that the database made: the objects that stand in arrays. */
final class NestedRows {

    private NestedRows() {}

    static int in(byte[] json) {
        if (json.length < 2 || json[0] != '{' && json[0] != '[') {
            return 0;
        }
        int rows = 0;
        long arrays = 0; // one bit for each bracket that is open: whether it is an array's
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> i = endOfText(json, i);
                case '[' -> arrays = arrays << 1 | 1;
                case '{' -> {
                    rows += (int) (arrays & 1);
                    arrays <<= 1;
                }
                case ']', '}' -> arrays >>>= 1;
                default -> {
                    // part of a value
                }
            }
        }
        return rows;
    }

    private static int endOfText(byte[] json, int start) {
        int i = start + 1;
        while (json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return i;
    }
}
