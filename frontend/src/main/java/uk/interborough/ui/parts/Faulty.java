package uk.interborough.ui.parts;

/** A part of a form that can say what is wrong with it. */
public interface Faulty {

    /** What to do about it; empty when it is right. */
    void fault(String text);
}
