package uk.interborough.db.codegen;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/** Migrates an embedded PostgreSQL and generates jOOQ classes from it. Arguments: migrations, target directory, package. */
public final class Codegen {

    private Codegen() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(Path.of(arguments[0], "roles.sql")));
                statement.execute("create database interborough owner interborough_owner");
            }
            Flyway.configure()
                    .dataSource(postgres.getDatabase("postgres", "interborough"))
                    .initSql("set role interborough_owner")
                    .locations("filesystem:" + arguments[0] + "/migration", "filesystem:" + arguments[0] + "/reference")
                    .load()
                    .migrate();
            GenerationTool.generate(new Configuration()
                    .withJdbc(new Jdbc()
                            .withDriver("org.postgresql.Driver")
                            .withUrl(postgres.getJdbcUrl("postgres", "interborough")))
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withName("org.jooq.meta.postgres.PostgresDatabase")
                                    .withSchemata(
                                            new SchemaMappingType().withInputSchema("public"),
                                            new SchemaMappingType().withInputSchema("history"),
                                            new SchemaMappingType().withInputSchema("known"),
                                            new SchemaMappingType().withInputSchema("known_then"),
                                            new SchemaMappingType().withInputSchema("app"))
                                    .withExcludes("flyway_schema_history|gbt.*|gbtreekey.*|.*_dist")
                                    .withIncludeRoutines(true))
                            .withGenerate(new Generate()
                                    .withJavaTimeTypes(true)
                                    .withRecords(true)
                                    .withPojos(false)
                                    .withGeneratedAnnotation(false))
                            .withTarget(new Target()
                                    .withPackageName(arguments[2])
                                    .withDirectory(arguments[1])
                                    .withClean(true))));
        }
    }
}
