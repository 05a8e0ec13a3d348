package uk.interborough.query;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One relation of a statement under its alias, with the LEFT JOINs to single others that selection, filter or order need. */
final class Scope {

    private final Bindings bindings;
    private final Statement statement;
    private final Subject subject;
    private final Table<?> table;
    private final @Nullable Made made;
    private final Scope root;
    private final Map<String, Scope> joined = new LinkedHashMap<>();
    private final Map<Subject, Scope> parts = new IdentityHashMap<>();
    private final List<Join> joins = new ArrayList<>();

    private record Join(Table<?> table, Condition on) {}

    /** A relation that is made of the columns asked of it, once all have been. */
    interface Made {

        /** A column that is going to be read, of the relation under this alias. */
        Field<?> column(Field<?> column, String alias);

        /** The relation with the columns used. */
        Table<?> relation();
    }

    /** The relation of a subject, from when the statement looks. The path is what a fault names. */
    static Scope of(Bindings bindings, Statement statement, Subject subject, String path) {
        return new Scope(bindings, statement, subject, statement.asOf().relation(subject, path));
    }

    /** A relation as it stands, or a call of a function. */
    Scope(Bindings bindings, Statement statement, Subject subject, Table<?> relation) {
        this(bindings, statement, subject, relation.as(statement.alias()), null, null);
    }

    /** A relation that is made last. */
    Scope(Bindings bindings, Statement statement, Subject subject, Made made) {
        this(bindings, statement, subject, DSL.table(DSL.name(statement.alias())), made, null);
    }

    private Scope(
            Bindings bindings,
            Statement statement,
            Subject subject,
            Table<?> table,
            @Nullable Made made,
            @Nullable Scope root) {
        this.bindings = bindings;
        this.statement = statement;
        this.subject = subject;
        this.table = table;
        this.made = made;
        this.root = root == null ? this : root;
    }

    /** The same row, of which a part is looked at. */
    Scope within(Subject part) {
        return parts.computeIfAbsent(part, each -> new Scope(bindings, statement, each, table, made, root));
    }

    Subject subject() {
        return subject;
    }

    /** Whether this relation is reached by a LEFT JOIN, so that its columns may be null. */
    boolean joined() {
        return root != this;
    }

    /** This relation is read for a field of the answer. */
    Scope standsFor(String path) {
        statement.stands(table.getName(), path);
        statement.joins(path, subject.table().getName());
        return this;
    }

    String alias() {
        return table.getName();
    }

    Bindings bindings() {
        return bindings;
    }

    Statement statement() {
        return statement;
    }

    /** A column of the relation under its alias. */
    Field<?> column(Field<?> column) {
        if (made != null) {
            return made.column(column, table.getName());
        }
        return DSL.field(DSL.name(table.getName(), column.getName()), column.getDataType());
    }

    Field<?> column(String name) {
        return column(java.util.Objects.requireNonNull(subject.table().field(name)));
    }

    /** The relation a field points to, joined once however often it is asked for. The path is what a fault names. */
    Scope to(String field, Subject.ToOne toOne, String path) {
        return joined.computeIfAbsent(field, name -> {
            Subject target = bindings.subject(toOne.subject());
            Table<?> relation = statement.asOf().pointedTo(target, path);
            Scope other = new Scope(bindings, statement, target, relation.as(statement.alias()), null, root);
            Condition on = DSL.noCondition();
            for (int i = 0; i < toOne.columns().size(); i++) {
                on = on.and(same(
                        other.column(other.subject.key().get(i)),
                        column(toOne.columns().get(i))));
            }
            root.joins.add(new Join(other.table, on));
            return other;
        });
    }

    /** A value of something that belongs to the row, computed once a row however often it is used. */
    <T> Field<T> beside(Select<?> one, DataType<T> type) {
        String alias = statement.alias();
        root.joins.add(new Join(DSL.lateral(one.asTable(alias, "value")), DSL.trueCondition()));
        return DSL.field(DSL.name(alias, "value"), type);
    }

    /** The relation with its joins, for FROM. */
    Table<?> from() {
        Table<?> from = made == null ? table : made.relation().as(table.getName());
        for (Join join : joins) {
            from = from.leftJoin(join.table()).on(join.on());
        }
        return from;
    }

    static Condition same(Field<?> one, Field<?> other) {
        return DSL.condition("{0} = {1}", one, other);
    }
}
