package uk.interborough.query;

/** Says whose budget an operation is charged to. */
@FunctionalInterface
public interface Payer {

    /** The account of whoever asks; one and the same for all who have none. */
    Object current();
}
