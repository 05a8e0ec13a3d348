package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.ACCOMMODATION_TYPE;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.CLIENT_GROUP;
import static uk.interborough.db.public_.Tables.SERVICE_TYPE;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import uk.interborough.db.app.Routines;

/** What the columns with a list may say today: a code, a name, or both as the template's drop-downs have them. */
final class Schedule2Lists {
    private final Map<Schedule2Column, List<Choice>> choices = new EnumMap<>(Schedule2Column.class);
    private final Map<Schedule2Column, Map<String, Choice>> byWords = new EnumMap<>(Schedule2Column.class);

    private final Map<UUID, String> names = new HashMap<>();

    record Choice(UUID id, String code, String name) {
        String words() {
            return code + " " + name;
        }
    }

    private Schedule2Lists() {}

    static Schedule2Lists of(DSLContext database) {
        Schedule2Lists lists = new Schedule2Lists();
        lists.add(
                Schedule2Column.CLIENT_GROUP,
                lists.vocabulary(
                        database,
                        CLIENT_GROUP,
                        CLIENT_GROUP.ID,
                        CLIENT_GROUP.CODE,
                        CLIENT_GROUP.NAME,
                        CLIENT_GROUP.POSITION,
                        CLIENT_GROUP.VALID_FROM,
                        CLIENT_GROUP.VALID_UNTIL));
        lists.add(
                Schedule2Column.SERVICE_TYPE,
                lists.vocabulary(
                        database,
                        SERVICE_TYPE,
                        SERVICE_TYPE.ID,
                        SERVICE_TYPE.CODE,
                        SERVICE_TYPE.NAME,
                        SERVICE_TYPE.POSITION,
                        SERVICE_TYPE.VALID_FROM,
                        SERVICE_TYPE.VALID_UNTIL));
        lists.add(
                Schedule2Column.ACCOMMODATION_TYPE,
                lists.vocabulary(
                        database,
                        ACCOMMODATION_TYPE,
                        ACCOMMODATION_TYPE.ID,
                        ACCOMMODATION_TYPE.CODE,
                        ACCOMMODATION_TYPE.NAME,
                        ACCOMMODATION_TYPE.POSITION,
                        ACCOMMODATION_TYPE.VALID_FROM,
                        ACCOMMODATION_TYPE.VALID_UNTIL));
        lists.authorities(database);
        return lists;
    }

    Optional<Choice> find(Schedule2Column column, String written) {
        return Optional.ofNullable(byWords.get(column).get(key(written)));
    }

    /** The name of an entry, in use or not; of anything else its identifier. */
    String name(UUID id) {
        return names.getOrDefault(id, id.toString());
    }

    List<Choice> choices(Schedule2Column column) {
        return choices.get(column);
    }

    private void add(Schedule2Column column, List<Choice> found) {
        Map<String, Choice> words = new HashMap<>();
        for (Choice choice : found) {
            words.put(key(choice.code()), choice);
            words.put(key(choice.name()), choice);
            words.put(key(choice.words()), choice);
        }
        choices.put(column, found);
        byWords.put(column, words);
    }

    private void authorities(DSLContext database) {
        names.putAll(
                database.select(AUTHORITY.ID, AUTHORITY.NAME).from(AUTHORITY).fetchMap(AUTHORITY.ID, AUTHORITY.NAME));
        var rows = database.select(AUTHORITY.ID, AUTHORITY.GSS_CODE, AUTHORITY.NAME, AUTHORITY.OFFICIAL_NAME)
                .from(AUTHORITY)
                .where(AUTHORITY.ENDED_ON.isNull())
                .orderBy(AUTHORITY.NAME)
                .fetch();
        add(Schedule2Column.HOST_AUTHORITY, rows.map(row -> new Choice(row.value1(), row.value2(), row.value3())));
        rows.forEach(row -> byWords.get(Schedule2Column.HOST_AUTHORITY)
                .put(key(row.value4()), new Choice(row.value1(), row.value2(), row.value3())));
    }

    private List<Choice> vocabulary(
            DSLContext database,
            Table<?> table,
            Field<UUID> id,
            Field<String> code,
            Field<String> name,
            Field<Integer> position,
            Field<LocalDate> validFrom,
            Field<LocalDate> validUntil) {
        names.putAll(database.select(id, name).from(table).fetchMap(id, name)); // of former entries too
        return database.select(id, code, name)
                .from(table)
                .where(validFrom.le(Routines.today()))
                .and(validUntil.isNull().or(validUntil.gt(Routines.today())))
                .orderBy(position)
                .fetch(row -> new Choice(row.value1(), row.value2(), row.value3()));
    }

    private static String key(String words) {
        return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.UK);
    }
}
