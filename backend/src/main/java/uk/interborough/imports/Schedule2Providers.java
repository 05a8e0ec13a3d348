package uk.interborough.imports;

import static org.jooq.impl.DSL.row;
import static uk.interborough.db.public_.Tables.PROVIDER;
import static uk.interborough.db.public_.Tables.PROVIDER_IDENTIFIER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import uk.interborough.db.app.Routines;
import uk.interborough.imports.Schedule2Values.RegisterNumber;

/** Finds the providers that a file names: by register number, then by exact name. The others are added; none is changed. */
final class Schedule2Providers {
    private final DSLContext database;
    private final Schedule2Faults faults;
    private final Set<String> notes;
    private final Map<RegisterNumber, Provider> byNumber = new HashMap<>();
    private final Map<String, List<Provider>> byName = new HashMap<>();
    private final Map<UUID, Map<String, String>> numbers = new HashMap<>();
    private final Map<String, Added> added = new LinkedHashMap<>();

    /** @param id null until the provider is added */
    record Provider(@Nullable UUID id, String name) {}

    private record Added(Map<String, RegisterNumber> byScheme) {}

    private Schedule2Providers(DSLContext database, Schedule2Faults faults, Set<String> notes) {
        this.database = database;
        this.faults = faults;
        this.notes = notes;
    }

    /** By row; rows at fault are left out. Providers that are not known are added when there is no fault in the whole file. */
    static Map<Integer, Provider> find(
            DSLContext database, List<Schedule2Line> lines, Schedule2Faults faults, Set<String> notes) {
        Schedule2Providers providers = new Schedule2Providers(database, faults, notes);
        providers.load(lines);
        if (lines.stream().anyMatch(line -> providers.known(line).isEmpty())) {
            // or two imports at once would each add the same provider
            database.execute("select pg_advisory_xact_lock(hashtextextended('schedule_2_import providers', 0))");
            providers.load(lines);
        }
        Map<Integer, Provider> found = new HashMap<>();
        lines.forEach(line -> providers.of(line).ifPresent(provider -> found.put(line.row(), provider)));
        providers.oneNameForEachNumber(lines);
        if (faults.none()) {
            Map<String, UUID> ids = providers.add();
            found.replaceAll((row, provider) ->
                    provider.id() == null ? new Provider(ids.get(provider.name()), provider.name()) : provider);
        }
        return found;
    }

    private void load(List<Schedule2Line> lines) {
        byNumber.clear();
        byName.clear();
        numbers.clear();
        var named = lines.stream().map(Schedule2Providers::name).distinct().toList();
        var numbered = lines.stream()
                .map(Schedule2Providers::number)
                .filter(Objects::nonNull)
                .distinct()
                .map(number -> row(number.scheme(), number.number()))
                .toList();
        database.select(PROVIDER.ID, PROVIDER.NAME)
                .from(PROVIDER)
                .where(PROVIDER.NAME.in(named))
                .orderBy(PROVIDER.NAME, PROVIDER.ID)
                .forEach(found -> byName.computeIfAbsent(found.value2(), any -> new ArrayList<>())
                        .add(new Provider(found.value1(), found.value2())));
        var identifier = PROVIDER_IDENTIFIER;
        database.select(identifier.PROVIDER_ID, identifier.provider().NAME, identifier.SCHEME, identifier.IDENTIFIER)
                .from(identifier)
                .where(row(identifier.SCHEME, identifier.IDENTIFIER).in(numbered))
                .or(identifier.provider().NAME.in(named))
                .orderBy(identifier.SCHEME, identifier.IDENTIFIER)
                .forEach(found -> {
                    byNumber.put(
                            new RegisterNumber(found.value3(), found.value4()),
                            new Provider(found.value1(), found.value2()));
                    numbers.computeIfAbsent(found.value1(), any -> new HashMap<>())
                            .put(found.value3(), found.value4());
                });
    }

    private Optional<Provider> known(Schedule2Line line) {
        RegisterNumber number = number(line);
        Provider numbered = number == null ? null : byNumber.get(number);
        return numbered != null
                ? Optional.of(numbered)
                : byName.getOrDefault(name(line), List.of()).stream().findFirst();
    }

    private Optional<Provider> of(Schedule2Line line) {
        RegisterNumber number = number(line);
        Provider numbered = number == null ? null : byNumber.get(number);
        if (numbered != null) {
            if (!numbered.name().equals(name(line))) {
                notes.add("“%s” is recorded as “%s” (%s). Its name was left as it is."
                        .formatted(name(line), numbered.name(), number));
            }
            return Optional.of(numbered);
        }
        List<Provider> named = byName.getOrDefault(name(line), List.of());
        if (named.size() > 1) {
            return fault(
                    line,
                    Schedule2Column.PROVIDER_NAME,
                    name(line),
                    "the identifier of one of them",
                    "There are %d providers of this name. Give the identifier of the one that is meant."
                            .formatted(named.size()));
        }
        return named.isEmpty() ? Optional.of(unknown(line, number)) : byItsName(line, named.getFirst(), number);
    }

    private Optional<Provider> byItsName(Schedule2Line line, Provider provider, @Nullable RegisterNumber number) {
        if (number == null) {
            return Optional.of(provider);
        }
        String recorded = numbers.getOrDefault(provider.id(), Map.of()).get(number.scheme());
        if (recorded != null) {
            return fault(
                    line,
                    Schedule2Column.PROVIDER_IDENTIFIER,
                    number.toString(),
                    number.scheme() + ":" + recorded,
                    "“%s” is recorded with another number. If it is another organisation, its name must tell them apart."
                            .formatted(provider.name()));
        }
        notes.add("%s of “%s” is not on record and was not added: a number is recorded with its provider only."
                .formatted(number, provider.name()));
        return Optional.of(provider);
    }

    private Provider unknown(Schedule2Line line, @Nullable RegisterNumber number) {
        Added provider = added.computeIfAbsent(name(line), any -> new Added(new LinkedHashMap<>()));
        RegisterNumber before = number == null ? null : provider.byScheme().putIfAbsent(number.scheme(), number);
        if (before != null && !before.equals(number)) {
            fault(
                    line,
                    Schedule2Column.PROVIDER_IDENTIFIER,
                    number.toString(),
                    before.toString(),
                    "“%s” has another number in an earlier row.".formatted(name(line)));
        }
        notes.add(
                "“%s” is not on record, so it is a new provider. If it should be a known one, write its name as recorded."
                        .formatted(name(line)));
        return new Provider(null, name(line));
    }

    private void oneNameForEachNumber(List<Schedule2Line> lines) {
        Map<RegisterNumber, String> names = new HashMap<>();
        for (Schedule2Line line : lines) {
            RegisterNumber number = number(line);
            if (number == null || byNumber.containsKey(number)) {
                continue;
            }
            String before = names.putIfAbsent(number, name(line));
            if (before != null && !before.equals(name(line))) {
                fault(
                        line,
                        Schedule2Column.PROVIDER_NAME,
                        name(line),
                        before,
                        "%s is “%s” in an earlier row.".formatted(number, before));
            }
        }
    }

    private Map<String, UUID> add() {
        Map<String, UUID> ids = new HashMap<>();
        added.forEach((name, provider) -> {
            UUID id = database.insertInto(PROVIDER)
                    .set(PROVIDER.NAME, name)
                    .set(PROVIDER.BECAME_KNOWN_ON, Routines.today())
                    .returning(PROVIDER.ID)
                    .fetchSingle(PROVIDER.ID);
            ids.put(name, id);
            for (RegisterNumber number : new HashSet<>(provider.byScheme().values())) {
                database.insertInto(PROVIDER_IDENTIFIER)
                        .set(PROVIDER_IDENTIFIER.PROVIDER_ID, id)
                        .set(PROVIDER_IDENTIFIER.SCHEME, number.scheme())
                        .set(PROVIDER_IDENTIFIER.IDENTIFIER, number.number())
                        .execute();
            }
        });
        return ids;
    }

    private Optional<Provider> fault(
            Schedule2Line line, Schedule2Column column, String found, String expected, String message) {
        faults.cell(FaultCode.AMBIGUOUS, line.row(), column, SheetCells.abridged(found), expected, message);
        return Optional.empty();
    }

    private static String name(Schedule2Line line) {
        return (String) Objects.requireNonNull(line.value(Schedule2Column.PROVIDER_NAME));
    }

    private static @Nullable RegisterNumber number(Schedule2Line line) {
        return (RegisterNumber) line.value(Schedule2Column.PROVIDER_IDENTIFIER);
    }
}
