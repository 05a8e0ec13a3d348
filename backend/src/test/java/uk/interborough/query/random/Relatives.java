package uk.interborough.query.random;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.interborough.query.random.Contract.Many;
import uk.interborough.query.random.Contract.One;

/** The rows that belong to a row. */
record Relatives(Contract contract, World world) {

    /** The row it points to; the one that is not there where it points to none that is seen. */
    Row one(Row row, One one) {
        String relation = contract.relation(one.type());
        Map<String, Object> place = row.get(one.columns());
        if (place == null) {
            return Row.none(relation);
        }
        List<Row> found = world.rows(relation, renamed(place, one.columns(), contract.key(one.type())));
        return found.isEmpty() ? Row.none(relation) : found.getFirst();
    }

    /** The rows that point to it. */
    List<Row> many(String subject, Row row, Many many) {
        List<String> ours = contract.key(subject).subList(0, many.theirs().size());
        Map<String, Object> place = row.get(ours);
        return place == null
                ? List.of()
                : world.rows(contract.relation(many.type()), renamed(place, ours, many.theirs()));
    }

    private static Map<String, Object> renamed(Map<String, Object> values, List<String> from, List<String> to) {
        Map<String, Object> renamed = new HashMap<>();
        for (int i = 0; i < from.size(); i++) {
            renamed.put(to.get(i), java.util.Objects.requireNonNull(values.get(from.get(i))));
        }
        return renamed;
    }
}
