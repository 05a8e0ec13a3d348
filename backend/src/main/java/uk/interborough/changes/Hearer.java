package uk.interborough.changes;

/** Somebody whom announcements of the database concern. Called on the thread that hears them: must neither wait nor fail. */
public interface Hearer {

    /** The channel, as {@code NOTIFY} names it. */
    String channel();

    /** From now on every announcement is heard; earlier ones may have been missed. */
    default void connected() {}

    /** From now on announcements may be missed. */
    default void lost() {}

    /** Something was announced, by a transaction whose effects can be seen by now. */
    void heard(String announcement);
}
