package uk.interborough.circulation;

import java.util.Optional;

/** Where messages are put: a mail server, the demonstration's outbox, or nowhere. */
interface Postbox {

    /** Why nothing can be sent at all, in words. Empty where it can be tried. */
    default Optional<String> closed() {
        return Optional.empty();
    }

    /** Puts a message in. Fails for no reason that has to do with the message or the server. */
    Posted post(Letter letter);
}
