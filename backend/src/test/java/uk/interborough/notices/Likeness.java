package uk.interborough.notices;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.interborough.testing.Reply;

/** Whether what is not told is answered exactly as what is not there. */
final class Likeness {

    private Likeness() {}

    /** A question about something, and the same about nothing. */
    record Pair(String theirs, String nothing) {
        boolean isMutation() {
            return theirs.startsWith("mutation");
        }
    }

    /** Where the two answers are not alike. Asked all at once; each for itself where they differ, or where one may hide another. */
    static List<String> differences(Onlooker onlooker, List<Pair> pairs) {
        List<String> differences = new ArrayList<>();
        Map<Boolean, List<Pair>> kinds = pairs.stream().collect(Collectors.groupingBy(Pair::isMutation));
        for (List<Pair> kind : kinds.values()) {
            if (!areAlike(onlooker, kind)) {
                differences.addAll(each(onlooker, kind));
            }
        }
        return differences;
    }

    private static boolean areAlike(Onlooker onlooker, List<Pair> pairs) {
        Reply theirs = onlooker.viewer().asks(all(pairs, Pair::theirs));
        Reply nothing = onlooker.viewer().asks(all(pairs, Pair::nothing));
        return theirs.status() == 200
                && theirs.codes().isEmpty()
                && NoticesWork.text(theirs).equals(NoticesWork.text(nothing));
    }

    private static String all(List<Pair> pairs, Function<Pair, String> which) {
        return Walk.together(pairs.stream().map(which).toList());
    }

    private static Collection<String> each(Onlooker onlooker, List<Pair> pairs) {
        List<String> differences = new ArrayList<>();
        for (Pair pair : pairs) {
            String theirs = NoticesWork.text(onlooker.viewer().asks(pair.theirs()));
            if (!theirs.equals(NoticesWork.text(onlooker.viewer().asks(pair.nothing())))) {
                differences.add(onlooker.username() + ": " + pair.theirs() + " answers " + theirs);
            }
        }
        return differences;
    }
}
