package uk.interborough.query;

/** What a door may ask of the engine beside the operation itself: keys of the operation's {@code GraphQLContext}. */
public final class Asked {

    /** {@code true}: the operation is checked and priced, and nothing is run. */
    public static final String DRY_RUN = "interborough.dryRun";

    /** {@code true}: the answer explains how it was found. */
    public static final String EXPLAIN = "interborough.explain";

    /** {@code true}: the same question has the same answer, byte for byte, so that it cannot say what is left to spend. */
    public static final String STEADY = "interborough.steady";

    /** The code of an operation that must wait; {@code extensions.retryAfter} says how many seconds. */
    public static final String RATE_LIMITED = "RATE_LIMITED";

    private Asked() {}
}
