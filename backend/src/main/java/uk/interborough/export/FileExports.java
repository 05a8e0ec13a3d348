package uk.interborough.export;

import graphql.schema.GraphQLSchema;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.query.ExportLimits;
import uk.interborough.query.Extract;
import uk.interborough.schema.PublishedContract;
import uk.interborough.security.Identity;

/** Writes the fields of one question into one file: all rows, in one snapshot, as who asks may see them. */
@Component
public class FileExports {

    private static final String BEGIN = """
            select to_char(transaction_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            from set_config('statement_timeout', ?, true)
            """;

    private final TransactionTemplate snapshot;
    private final JdbcClient database;
    private final ExportLimits limits;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Tracer tracer;
    private final String contract;
    private final Semaphore places;

    FileExports(
            PlatformTransactionManager transactions,
            JdbcClient database,
            ExportLimits limits,
            Clock clock,
            MeterRegistry meters,
            Tracer tracer,
            GraphQlSource source) {
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setName("export");
        this.database = database;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
        this.tracer = tracer;
        this.contract = contract(source.schema());
        this.places = new Semaphore(limits.atOnce());
    }

    /**
     * Writes what execution answered where extracts {@linkplain Extract#asked were asked for}. If it throws after the target
     * was begun, the file is not whole.
     *
     * @throws FileRefused what was asked cannot be such a file
     */
    public void write(FileRequest request, Map<String, ?> data, FileTarget target) throws IOException {
        List<FileField> fields = fields(data);
        FileKind kind = kind(request, fields);
        if (!places.tryAcquire()) {
            throw new FileRefused(
                    FileRefused.Reason.UNAVAILABLE,
                    limits.atOnce() + " files are being written, as many as may be at once. Try again in a minute.");
        }
        long since = System.nanoTime();
        boolean whole = false;
        Span span = tracer.nextSpan().name("file").tag("kind", kind.extension()).start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            LateOutput out = new LateOutput(target, name(fields, kind), kind.contentType());
            try (OpenFile file = open(kind, request, fields, out)) {
                String moment = read(fields, file, since);
                file.finish(provenance(request, moment));
            }
            out.complete();
            whole = true;
        } finally {
            places.release();
            String outcome = whole ? "whole" : "failed";
            span.tag("outcome", outcome).end();
            Timer.builder("interborough.files")
                    .description("Answers written as files, until their last byte was taken")
                    .tag("kind", kind.extension())
                    .tag("outcome", outcome)
                    .register(meters)
                    .record(java.time.Duration.ofNanos(System.nanoTime() - since));
        }
    }

    /** The moment of the snapshot. */
    private String read(List<FileField> fields, OpenFile file, long since) throws IOException {
        try {
            return Objects.requireNonNull(snapshot.execute(status -> {
                String moment = database.sql(BEGIN)
                        .param(limits.statement().toMillis() + "ms")
                        .query(String.class)
                        .single();
                for (FileField field : fields) {
                    read(field, file, since);
                }
                return moment;
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void read(FileField field, OpenFile file, long since) {
        Counter rows = new Counter(field.extract().key(), since);
        try {
            file.begin(field);
            Extract.Taken taken = field.extract().read((json, length) -> {
                rows.next();
                file.row(json, length);
            });
            file.end(taken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what becomes too much. */
    private final class Counter {
        private final String key;
        private final long until;
        private int rows;

        Counter(String key, long since) {
            this.key = key;
            this.until = since + limits.whole().toNanos();
        }

        void next() {
            if (++rows > limits.rows()) {
                throw new FileRefused(
                        FileRefused.Reason.LIMIT_EXCEEDED,
                        key + " has more than " + limits.rows()
                                + " rows: filter it, or ask for parts with first and after.");
            }
            if (System.nanoTime() > until) {
                throw new FileRefused(
                        FileRefused.Reason.TIMEOUT,
                        "The file took longer than " + limits.whole().toSeconds() + " seconds.");
            }
        }
    }

    private List<FileField> fields(Map<String, ?> data) {
        List<FileField> fields = new ArrayList<>();
        data.forEach((key, value) -> {
            if (value instanceof Extract extract) {
                fields.add(new FileField(extract, Flattening.of(extract, limits.rowsInside())));
            } else if (!(value instanceof String)) { // __typename says nothing
                throw new FileRefused(
                        FileRefused.Reason.BAD_USER_INPUT,
                        value == null
                                ? key + " does not exist."
                                : key + " is not answered as a file: ask for application/json.");
            }
        });
        if (fields.stream().allMatch(field -> field.flattening().tables().isEmpty())) {
            throw new FileRefused(
                    FileRefused.Reason.BAD_USER_INPUT, "The query selects nothing that a file could hold.");
        }
        return fields;
    }

    private static FileKind kind(FileRequest request, List<FileField> fields) {
        List<String> tables = fields.stream()
                .flatMap(field -> field.flattening().tables().stream())
                .map(Table::name)
                .toList();
        if (request.kind() != FileKind.CSV || tables.size() == 1) {
            return request.kind();
        }
        if (request.zipWhereNeeded()) {
            return FileKind.ZIP;
        }
        throw new FileRefused(
                FileRefused.Reason.NOT_ACCEPTABLE,
                "CSV holds one table and this answer has " + tables.size() + ": " + String.join(", ", tables)
                        + ". Select one list; or accept " + FileKind.ZIP.mediaType() + " too, "
                        + FileKind.XLSX.mediaType() + " or " + FileKind.NDJSON.mediaType() + ".");
    }

    private String name(List<FileField> fields, FileKind kind) {
        String what = fields.size() == 1 ? fields.getFirst().extract().key() : "interborough";
        return what + "-" + LocalDate.now(clock) + "." + kind.extension();
    }

    private static OpenFile open(FileKind kind, FileRequest request, List<FileField> fields, OutputStream out) {
        return switch (kind) {
            case CSV -> new CsvFile(out, request.bom());
            case ZIP -> new ZipFile(out, request.bom());
            case XLSX -> new WorkbookFile(out);
            case NDJSON -> new LinesFile(out, fields.size() > 1, request.trailer());
        };
    }

    private Provenance provenance(FileRequest request, String moment) {
        return new Provenance(
                request.query(),
                request.operationName(),
                request.variables(),
                Identity.current().map(Identity::username).orElse("nobody"),
                moment,
                contract);
    }

    private static String contract(GraphQLSchema schema) {
        return HexFormat.of()
                .formatHex(
                        Digests.sha256().digest(PublishedContract.text(schema).getBytes(StandardCharsets.UTF_8)));
    }
}
