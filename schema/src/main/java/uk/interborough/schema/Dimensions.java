package uk.interborough.schema;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds by what the rows of a type can be grouped: its own fields, and those of what it points to. */
final class Dimensions {

    private final TypeDefinitionRegistry registry;

    Dimensions(TypeDefinitionRegistry registry) {
        this.registry = registry;
    }

    List<Dimension> dimensionsOf(ObjectTypeDefinition type) {
        List<Dimension> dimensions = new ArrayList<>();
        for (FieldDefinition own : type.getFieldDefinitions()) {
            if (isDimension(own, true)) {
                dimensions.add(new Dimension(own.getName(), own, List.of(own.getName())));
            }
        }
        for (FieldDefinition own : type.getFieldDefinitions()) {
            if (isToOne(own)) {
                for (FieldDefinition far : subject(Sdl.nameOf(own.getType())).getFieldDefinitions()) {
                    String name = own.getName() + capital(far.getName());
                    if (isDimension(far, false)
                            && dimensions.stream().noneMatch(same -> same.name().equals(name))) {
                        dimensions.add(new Dimension(name, far, List.of(own.getName(), far.getName())));
                    }
                }
            }
        }
        return dimensions;
    }

    private boolean isDimension(FieldDefinition field, boolean own) {
        if (Sdl.isList(field.getType()) || field.hasDirective("connection")) {
            return false;
        }
        String type = Sdl.nameOf(field.getType());
        return isToOne(field)
                || registry.getTypeOrNull(type, EnumTypeDefinition.class) != null
                || type.equals("Boolean")
                || type.equals("Quarter")
                || own && (type.equals("String") || Dimension.TIMES.contains(type));
    }

    boolean isToOne(FieldDefinition field) {
        return !Sdl.isList(field.getType())
                && registry.getTypeOrNull(Sdl.nameOf(field.getType()), ObjectTypeDefinition.class)
                        instanceof ObjectTypeDefinition target
                && target.hasDirective("subject");
    }

    ObjectTypeDefinition subject(String name) {
        return registry.getTypeOrNull(name, ObjectTypeDefinition.class);
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
