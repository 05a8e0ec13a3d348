package uk.interborough.query;

import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Catalog;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import uk.interborough.schema.Sdl;

/** Binds the contract to the database, and names everything in it that does not fit, all at once. */
final class Binder {

    private final TypeDefinitionRegistry registry;
    private final Relations relations;
    private final Map<String, Subject> subjects = new LinkedHashMap<>();
    private final Map<String, Bindings.Root> roots = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Binder(TypeDefinitionRegistry registry, Relations relations) {
        this.registry = registry;
        this.relations = relations;
    }

    /** Throws {@link BindingFaults} when anything does not fit. */
    static Bindings bind(TypeDefinitionRegistry registry, Catalog catalog) {
        Binder binder = new Binder(registry, new Relations(catalog));
        List<ObjectTypeDefinition> types = registry.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.hasDirective("subject"))
                .toList();
        types.forEach(binder::addSubject);
        types.stream()
                .filter(type -> binder.subjects.containsKey(type.getName()))
                .forEach(binder::bindFields);
        Stream.concat(
                        registry.getTypes(ObjectTypeDefinition.class).stream(),
                        registry.objectTypeExtensions().getOrDefault("Query", List.of()).stream())
                .filter(type -> type.getName().equals("Query"))
                .flatMap(type -> type.getFieldDefinitions().stream())
                .forEach(binder::bindRoot);
        List.copyOf(binder.subjects.values()).forEach(binder::bindStatistics);
        binder.faults.addAll(Undocumented.in(registry));
        if (!binder.faults.isEmpty()) {
            throw new BindingFaults(binder.faults);
        }
        return new Bindings(Map.copyOf(binder.subjects), Map.copyOf(binder.roots));
    }

    private void addSubject(ObjectTypeDefinition type) {
        Directive directive = type.getDirectives("subject").getFirst();
        String relation = Sdl.text(directive, "table", "");
        Table<?> table = relations.now(relation);
        if (table == null) {
            faults.add(type.getName() + ": there is no table, view or function " + relation);
            return;
        }
        List<String> key = Sdl.texts(directive, "key", List.of("id"));
        key.stream()
                .filter(column -> table.field(column) == null)
                .forEach(column -> faults.add(type.getName() + ": " + relation + " has no key column " + column));
        Set<String> interfaces = type.getImplements().stream()
                .map(face -> ((TypeName) face).getName())
                .collect(Collectors.toUnmodifiableSet());
        subjects.put(
                type.getName(),
                new Subject(
                        type.getName(),
                        Sdl.identifierPrefix(type.getName()),
                        table,
                        relations.past(type, table, faults),
                        key,
                        Sdl.flag(directive, "node", true),
                        Sdl.flag(directive, "large", false),
                        type.getDirectives("searchable").stream()
                                .map(search -> Sdl.text(search, "by", ""))
                                .findFirst()
                                .orElse(null),
                        interfaces,
                        new LinkedHashMap<>()));
    }

    private void bindFields(ObjectTypeDefinition type) {
        Subject subject = subjects.get(type.getName());
        for (FieldDefinition field : type.getFieldDefinitions()) {
            Subject.Attribute attribute = attribute(subject, field);
            if (attribute != null) {
                subject.attributes().put(field.getName(), attribute);
            }
        }
    }

    private Subject.@Nullable Attribute attribute(Subject subject, FieldDefinition field) {
        String type = Sdl.nameOf(field.getType());
        boolean required = field.getType() instanceof NonNullType;
        if (field.hasDirective("connection")) {
            return toMany(subject, field, type.substring(0, type.length() - "Connection".length()));
        }
        if (subjects.containsKey(type)) {
            if (Sdl.isList(field.getType())) {
                Field<?> column = column(where(subject, field), subject, field, snake(field.getName()));
                return column == null ? null : new Subject.Listed(type, column);
            }
            List<String> names = references(field, List.of(snake(field.getName()) + "_id"));
            List<Field<?>> columns = columns(where(subject, field), subject, names);
            return columns == null ? null : new Subject.ToOne(type, columns, required);
        }
        if (field.hasDirective("value")) {
            return value(subject, field, type);
        }
        if (registry.getTypeOrNull(type, ObjectTypeDefinition.class) instanceof ObjectTypeDefinition object) {
            return derived(subject, field, object, required);
        }
        Wire wire = Sdl.isList(field.getType()) ? Wire.STRINGS : Wire.of(type);
        if (wire == Wire.ENUM && registry.getTypeOrNull(type, EnumTypeDefinition.class) == null) {
            faults.add(where(subject, field) + ": " + type + " cannot be bound");
            return null;
        }
        String name = snake(field.getName()) + (wire == Wire.MONEY ? "_pence" : "");
        Field<?> column = column(where(subject, field), subject, field, name);
        return column == null ? null : new Subject.Scalar(column, wire, required, subject.prefix());
    }

    private Subject.@Nullable Attribute toMany(Subject subject, FieldDefinition field, String target) {
        Subject other = subjects.get(target);
        if (other == null) {
            faults.add(where(subject, field) + ": " + target + " is not a subject");
            return null;
        }
        List<String> names = references(field, List.of(snake(subject.name()) + "_id"));
        List<Field<?>> theirs = columns(where(subject, field), other, names);
        return theirs == null ? null : new Subject.ToMany(target, theirs, subject.key(), Sdl.order(field));
    }

    private Subject.@Nullable Attribute value(Subject subject, FieldDefinition field, String type) {
        String prefix = Sdl.text(field.getDirectives("value").getFirst(), "prefix", "");
        Map<String, Subject.Scalar> parts = new LinkedHashMap<>();
        for (FieldDefinition part :
                registry.getTypeOrNull(type, ObjectTypeDefinition.class).getFieldDefinitions()) {
            Field<?> column = column(where(subject, field), subject, part, prefix + "_" + snake(part.getName()));
            if (column == null) {
                return null;
            }
            Wire wire = Wire.of(Sdl.nameOf(part.getType()));
            parts.put(
                    part.getName(),
                    new Subject.Scalar(column, wire, part.getType() instanceof NonNullType, subject.prefix()));
        }
        return new Subject.Value(type, parts);
    }

    private Subject.@Nullable Attribute derived(
            Subject subject, FieldDefinition field, ObjectTypeDefinition type, boolean required) {
        Field<?> column = column(where(subject, field), subject, field, snake(field.getName()));
        if (column == null) {
            return null;
        }
        Map<String, Subject.Part> parts = new LinkedHashMap<>();
        for (FieldDefinition part : type.getFieldDefinitions()) {
            if (!part.hasDirective("derived")) {
                faults.add(where(subject, field) + ": " + type.getName() + "." + part.getName() + " is not bound");
                return null;
            }
            String function = Sdl.text(part.getDirectives("derived").getFirst(), "by", "");
            parts.put(
                    part.getName(),
                    new Subject.Part(function.isEmpty() ? null : function, Wire.of(Sdl.nameOf(part.getType()))));
        }
        return new Subject.Derived(type.getName(), column, parts, required);
    }

    private void bindRoot(FieldDefinition field) {
        String type = Sdl.nameOf(field.getType());
        if (field.getName().equals("node")) {
            roots.put("node", new Bindings.Any());
        } else if (field.hasDirective("connection")) {
            String target = type.substring(0, type.length() - "Connection".length());
            Map<String, Bindings.Parameter> parameters = new LinkedHashMap<>();
            field.getInputValueDefinitions().stream()
                    .takeWhile(argument -> !Set.of("where", "orderBy", "first").contains(argument.getName()))
                    .forEach(argument -> parameters.put(argument.getName(), parameter(argument)));
            roots.put(field.getName(), new Bindings.Many(target, Sdl.order(field), parameters));
        } else if (subjects.containsKey(type)) {
            roots.put(
                    field.getName(),
                    field.getInputValueDefinitions().isEmpty() ? new Bindings.Only(type) : new Bindings.One(type));
        }
        if (roots.containsKey(field.getName()) && field.getType() instanceof NonNullType) {
            faults.add("Query." + field.getName() + ": must be nullable, or its failure takes the others with it");
        }
    }

    /** After all lists: what a group points to is sorted as its list is. */
    private void bindStatistics(Subject subject) {
        Map<String, String> orders = new LinkedHashMap<>();
        Map<String, String> lists = new LinkedHashMap<>();
        roots.forEach((name, root) -> {
            if (root instanceof Bindings.Many many && many.parameters().isEmpty()) {
                orders.put(many.subject(), many.order().split("[ ,]")[0]);
                lists.put(many.subject(), name);
            }
        });
        if (lists.containsKey(subject.name())
                && registry.getTypeOrNull(subject.name() + "GroupKey", ObjectTypeDefinition.class) != null) {
            roots.put(
                    lists.get(subject.name()) + "Stats",
                    new StatisticsBinder(registry, relations, name -> orders.getOrDefault(name, "id"), faults)
                            .bind(subject, subjects));
        }
    }

    private Bindings.Parameter parameter(InputValueDefinition argument) {
        String type = Sdl.nameOf(argument.getType());
        boolean list = Sdl.isList(argument.getType());
        if (!type.equals("QuarterInput")
                && registry.getTypeOrNull(type, InputObjectTypeDefinition.class)
                        instanceof InputObjectTypeDefinition input) {
            Map<String, Bindings.Parameter> parts = new LinkedHashMap<>();
            input.getInputValueDefinitions().forEach(part -> parts.put(part.getName(), parameter(part)));
            return new Bindings.Parameter(Wire.ENUM, "", list, parts);
        }
        String prefix = argument.getDirectives("identifies").stream()
                .map(directive -> Sdl.identifierPrefix(Sdl.text(directive, "type", "")))
                .findFirst()
                .orElse("");
        Wire wire = type.equals("QuarterInput") ? Wire.QUARTER : Wire.of(type);
        return new Bindings.Parameter(wire, prefix, list, Map.of());
    }

    private @Nullable List<Field<?>> columns(String where, Subject subject, List<String> names) {
        List<Field<?>> columns = new ArrayList<>();
        for (String name : names) {
            Field<?> column = subject.table().field(name);
            if (column == null) {
                faults.add(where + ": " + subject.table().getName() + " has no column " + name);
                return null;
            }
            columns.add(column);
        }
        return columns;
    }

    private @Nullable Field<?> column(String where, Subject subject, FieldDefinition field, String name) {
        String given = field.getDirectives("column").stream()
                .map(directive -> Sdl.text(directive, "name", name))
                .findFirst()
                .orElse(name);
        List<Field<?>> found = columns(where, subject, List.of(given));
        if (found == null) {
            return null;
        }
        boolean nullable = !subject.key().contains(given)
                && relations.stored(subject.table().getName()) instanceof Table<?> base
                && base.field(given) instanceof Field<?> stored
                && stored.getDataType().nullable();
        if (field.getType() instanceof NonNullType && nullable && !field.hasDirective("notNull")) {
            faults.add(where + ": promised by ! but column " + given + " may be null");
        }
        return found.getFirst();
    }

    private static List<String> references(FieldDefinition field, List<String> byName) {
        return field.getDirectives("reference").stream()
                .map(directive -> Sdl.texts(directive, "columns", byName))
                .findFirst()
                .orElse(byName);
    }

    private static String where(Subject subject, FieldDefinition field) {
        return subject.name() + "." + field.getName();
    }

    static String snake(String name) {
        return Sdl.separated(name, '_');
    }
}
