package uk.interborough.query;

import graphql.language.ObjectTypeDefinition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Catalog;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import uk.interborough.schema.Sdl;

/** The relations of the database by name: as known now, as known then, as stored. */
record Relations(Catalog catalog) {

    /** What shows what is known now: a view of it, or the table itself. */
    @Nullable
    Table<?> now(String name) {
        return first(name, "known", "public");
    }

    /** The table of this name. */
    @Nullable
    Table<?> stored(String name) {
        return first(name, "public");
    }

    /** What there is of the past of a type's relation. Adds faults: of a twin that is missing, or is none. */
    Subject.Past past(ObjectTypeDefinition type, Table<?> table, List<String> faults) {
        if (type.hasDirective("unchanging")) {
            return new Subject.Unchanging();
        }
        if (type.hasDirective("notKept")) {
            return new Subject.NotKept(Sdl.text(type.getDirectives("notKept").getFirst(), "because", ""));
        }
        Table<?> twin = first(table.getName(), "known_then");
        if (twin == null) {
            faults.add(type.getName() + ": known_then has no " + table.getName()
                    + " to say what it was; keep it, or mark the type @notKept or @unchanging");
            return new Subject.NotKept("");
        }
        Stream.of(table.fields())
                .filter(field -> !isSame(field, twin.field(field.getName())))
                .forEach(field -> faults.add(type.getName() + ": known_then." + table.getName() + " has no column "
                        + field.getName() + " of type " + field.getDataType().getTypeName()));
        return new Subject.Kept(twin);
    }

    private static boolean isSame(Field<?> now, @Nullable Field<?> then) {
        return then != null
                && Objects.equals(
                        now.getDataType().getTypeName(), then.getDataType().getTypeName());
    }

    private @Nullable Table<?> first(String name, String... schemas) {
        return Stream.of(schemas)
                .flatMap(schema ->
                        catalog.schemaStream().filter(each -> each.getName().equals(schema)))
                .flatMap(schema ->
                        schema.tableStream().filter(each -> each.getName().equals(name)))
                .findFirst()
                .orElse(null);
    }
}
