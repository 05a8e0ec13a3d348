package uk.interborough.notices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.interborough.testing.PlainSql;

/** Words and days that stand nowhere else, in every text and day of versions in each state; and their identifiers. */
final class NoticesPlanted {
    /** State of a version, and a day that only versions in it have. */
    static final Map<String, String> DAYS = Map.of(
            "draft", "1997-03-11",
            "second", "1997-03-12",
            "submitted", "1997-03-13",
            "gone", "1997-03-14",
            "old", "1997-03-15");

    private static final List<String> PARTS =
            List.of("notice_version", "notice_content", "stated_reason", "notice_attachment");

    private final PlainSql owner;
    private final Map<String, List<Word>> words = new HashMap<>();

    NoticesPlanted(PlainSql owner) {
        this.owner = owner;
    }

    /** Something that is found only where a version in a state is told. */
    record Word(String state, String part, String text) {

        /** Form and reasons; else texts and files, which are read for a purpose only. */
        boolean isForm() {
            return part.equals("notice_version") || part.equals("stated_reason");
        }
    }

    List<Word> words() {
        return words.values().stream().flatMap(List::stream).toList();
    }

    /** Plants the words of a state in a version, which is a draft. */
    void plant(String state, String version) {
        List<Word> planted = new ArrayList<>();
        for (String part : PARTS) {
            List<String> changes = new ArrayList<>();
            for (String column : columns(part, "text")) {
                Word word = new Word(state, part, "qq" + state + "q" + part + "q" + column + "q");
                planted.add(word);
                changes.add(column + " = '" + word.text() + "'");
            }
            String day = DAYS.get(state);
            for (String column : day == null ? List.<String>of() : columns(part, "date")) {
                changes.add(column + " = '" + day + "'");
                planted.add(new Word(state, part, day));
            }
            owner.does("update " + part + " set " + String.join(", ", changes) + " where "
                    + (part.equals("notice_version") ? "id" : "notice_version_id") + " = '" + version + "'");
        }
        words.put(state, planted);
    }

    /** Identifiers of a draft are told to nobody else either. */
    void plantIdentifiers(String state, String version, String notice) {
        List<Word> planted = new ArrayList<>(words.getOrDefault(state, List.of()));
        planted.add(new Word(state, "notice_version", version));
        if (!notice.isEmpty()) {
            planted.add(new Word(state, "notice_version", notice));
        }
        for (String part : PARTS.subList(1, PARTS.size())) {
            owner.values("select id from " + part + " where notice_version_id = '" + version + "'")
                    .forEach(id -> planted.add(new Word(state, part, id)));
        }
        words.put(state, planted);
    }

    private List<String> columns(String part, String type) {
        return owner.values("""
                select c.column_name from information_schema.columns c
                where c.table_schema = 'public' and c.table_name = '%s' and c.data_type = '%s' and c.is_generated = 'NEVER'
                  and c.column_name not in ('kind', 'scope', 'certainty', 'media_type')
                order by 1
                """.formatted(part, type));
    }
}
