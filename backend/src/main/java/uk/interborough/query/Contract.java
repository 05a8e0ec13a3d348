package uk.interborough.query;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.TypeDefinitionConfigurer;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.db.DefaultCatalog;
import uk.interborough.schema.SchemaExpansion;
import uk.interborough.schema.Sdl;

/** Expands the contract, binds it to the database and gives its fields to the engine. */
final class Contract implements TypeDefinitionConfigurer, RuntimeWiringConfigurer {

    private final DataSource dataSource;
    private final Limits limits;
    private final ExportLimits files;
    private final TransactionTemplate reading;
    private final Measures measures;
    private @Nullable Bindings bindings;
    private final Map<String, Map<String, String>> made = new LinkedHashMap<>();

    Contract(DataSource dataSource, Limits limits, ExportLimits files, TransactionTemplate reading, Measures measures) {
        this.dataSource = dataSource;
        this.limits = limits;
        this.files = files;
        this.reading = reading;
        this.measures = measures;
    }

    @Override
    public void configure(TypeDefinitionRegistry registry) {
        SchemaExpansion.expand(registry);
        bindings = Binder.bind(registry, DefaultCatalog.DEFAULT_CATALOG);
        List<String> faults = new ArrayList<>(IndexCheck.missing(bindings, registry, dataSource));
        faults.addAll(ClauseCheck.missing(registry, dataSource));
        if (!faults.isEmpty()) {
            throw new BindingFaults(faults);
        }
        for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
            if (!type.hasDirective("subject")
                    && !type.getName().matches("Query|Mutation|Subscription|.*Connection|.*Edge|.*GroupKey")) {
                for (FieldDefinition field : type.getFieldDefinitions()) {
                    String target = Sdl.nameOf(field.getType());
                    if (bindings.subjects().containsKey(target)) {
                        made.computeIfAbsent(type.getName(), name -> new LinkedHashMap<>())
                                .put(field.getName(), target);
                    }
                }
            }
        }
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Engine engine = new Engine(Objects.requireNonNull(bindings), dataSource, limits, files, measures);
        Scalars.all().forEach(wiring::scalar);
        wiring.type("Query", query -> {
            engine.bindings()
                    .roots()
                    .forEach((name, root) -> query.dataFetcher(name, environment -> engine.root(environment, root)));
            return query;
        });
        made.forEach((type, fields) -> wiring.type(type, builder -> {
            fields.forEach((field, subject) -> builder.dataFetcher(field, filled(engine, field, subject)));
            return builder;
        }));
    }

    /** What a mutation made is read after its transaction, in one of its own: without an identity nothing is seen. */
    private DataFetcher<?> filled(Engine engine, String field, String subject) {
        return environment -> {
            Map<?, ?> source = Objects.requireNonNull(environment.<Map<?, ?>>getSource());
            return reading.execute(status -> engine.made(environment, subject, source.get(field)));
        };
    }
}
