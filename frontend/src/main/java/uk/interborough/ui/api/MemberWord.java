package uk.interborough.ui.api;

import java.util.Collection;
import java.util.List;

/** What authorities are called together: boroughs where all are London boroughs, otherwise authorities. */
public enum MemberWord {
    BOROUGH("borough", "boroughs"),
    AUTHORITY("authority", "authorities");

    private static final String LONDON_BOROUGH = "LBO";

    private final String one;
    private final String several;

    MemberWord(String one, String several) {
        this.one = one;
        this.several = several;
    }

    /** The word for these. */
    public static MemberWord of(Collection<Authority> authorities) {
        List<String> kinds = authorities.stream().map(Authority::kind).toList();
        return !kinds.isEmpty() && kinds.stream().allMatch(LONDON_BOROUGH::equals) ? BOROUGH : AUTHORITY;
    }

    /** {@code borough}. */
    public String one() {
        return one;
    }

    /** {@code boroughs}. */
    public String several() {
        return several;
    }

    /** {@code Borough}, as a label begins. */
    public String label() {
        return capital(one);
    }

    /** {@code Boroughs}. */
    public String labels() {
        return capital(several);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
