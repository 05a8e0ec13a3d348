package uk.interborough.query;

/**
 * How many rows a page has, and how far a list is counted.
 *
 * @param usual where nobody says
 * @param most that may be asked for
 * @param counted up to how many rows all of them are counted exactly
 */
record PageSizes(int usual, int most, int counted) {

    static final int USUAL = 50;

    /** Of an answer. */
    static PageSizes ofAnswers(Limits limits) {
        return new PageSizes(USUAL, limits.rows(), limits.count());
    }

    /** Of a file, which has all rows: one more than it may have is fetched, so that too many are noticed. */
    static PageSizes ofFiles(int most) {
        return new PageSizes(most + 1, most, Integer.MAX_VALUE - 1);
    }
}
