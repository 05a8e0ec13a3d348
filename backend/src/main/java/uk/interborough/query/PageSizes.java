package uk.interborough.query;

/**
 * How many rows a page has.
 *
 * @param usual where nobody says
 * @param most that may be asked for
 */
record PageSizes(int usual, int most) {

    static final int USUAL = 50;

    /** Of an answer. */
    static PageSizes ofAnswers(int most) {
        return new PageSizes(USUAL, most);
    }

    /** Of a file, which has all rows: one more than it may have is fetched, so that too many are noticed. */
    static PageSizes ofFiles(int most) {
        return new PageSizes(most + 1, most);
    }
}
