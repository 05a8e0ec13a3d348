package uk.interborough.circulation;

import java.util.Optional;

/** Nothing can be sent: messages wait, and say why. */
record NoMailServer(String problem) implements Postbox {

    @Override
    public Optional<String> closed() {
        return Optional.of(problem);
    }

    @Override
    public Posted post(Letter letter) {
        return new Posted.Failed(problem, true);
    }
}
