package uk.interborough.changes;

import java.util.concurrent.Executor;

/**
 * Where the events of one subscription are handled: one after another, on a thread that is whoever subscribed. Found in the
 * context of the operation by its class.
 */
public interface Hearing extends Executor {}
