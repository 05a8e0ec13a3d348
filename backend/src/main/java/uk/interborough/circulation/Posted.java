package uk.interborough.circulation;

/** What became of an attempt to send a message. Problems are words for people, without the message's text. */
sealed interface Posted {

    /** The mail server has it. */
    record Sent() implements Posted {}

    /** It will never take it for this address. */
    record Refused(String problem) implements Posted {}

    /**
     * Perhaps the next attempt succeeds.
     *
     * @param everybody nothing at all can be sent at present
     */
    record Failed(String problem, boolean everybody) implements Posted {}
}
