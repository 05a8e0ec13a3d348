package uk.interborough.notices;

import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;
import static uk.interborough.db.public_.Tables.PROVIDER;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.NodeId;
import uk.interborough.writing.SentText;

/** Reads what was sent of a draft: all that it changes, and everything in it that cannot be. */
final class DraftReader {
    private static final String FORM = "P Appendix 1";
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private final DSLContext database;
    private final ListEntries entries;
    private final Map<?, ?> draft;
    private final List<ArgumentFault> faults = new ArrayList<>();
    private final Map<Field<?>, @Nullable Object> form = new HashMap<>();
    private final Map<Field<?>, @Nullable Object> texts = new HashMap<>();

    /** @param draft as it was sent: what is not in it was left out */
    DraftReader(DSLContext database, UUID partnership, Map<?, ?> draft) {
        this.database = database;
        this.entries = new ListEntries(database, partnership);
        this.draft = draft;
    }

    List<ArgumentFault> faults() {
        return faults;
    }

    /**
     * @param provider the one it is about so far
     * @param isFixed it was circulated, and so stays about that one
     */
    DraftChange read(@Nullable UUID provider, boolean isFixed) {
        DraftFields.WRITTEN.forEach(this::written);
        DraftFields.DAYS.forEach(this::day);
        for (DraftFields.Choice choice : DraftFields.CHOICES) {
            given(
                    choice.field(),
                    value -> form.put(
                            choice.column(),
                            value == null ? null : entries.term(choice, value, "draft." + choice.field(), faults)));
        }
        given("scope", value -> form.put(NOTICE_VERSION.SCOPE, value));
        given("hostAuthority", value -> form.put(NOTICE_VERSION.HOST_AUTHORITY_ID, host(value)));
        UUID about = provider(provider, isFixed);
        DraftReasons reasons = new DraftReasons(entries, faults);
        List<DraftChange.Stated> stated = draft.containsKey("reasons") ? reasons.read(draft.get("reasons")) : null;
        return new DraftChange(form, texts, about, stated);
    }

    private void written(DraftFields.Written written) {
        given(written.field(), value -> {
            String text = SentText.plain(value, written.isLine());
            SentText.fault("draft." + written.field(), written.called(), text, written.mostCharacters())
                    .ifPresent(faults::add);
            keep(written.column(), text);
        });
    }

    private void day(DraftFields.Day day) {
        given(day.field(), value -> {
            if (value instanceof LocalDate date && (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY))) {
                add(
                        day.field(),
                        "OUT_OF_RANGE",
                        "The " + day.called() + " cannot be in the year " + date.getYear() + ": enter it again");
            }
            keep(day.column(), value);
        });
    }

    private @Nullable UUID host(@Nullable Object value) {
        return value == null
                ? null
                : id("Authority", value)
                        .filter(authority -> database.fetchExists(AUTHORITY, AUTHORITY.ID.eq(authority)))
                        .orElseGet(
                                () -> add("hostAuthority", "NOT_FOUND", "Choose an authority: there is no such one"));
    }

    private @Nullable UUID provider(@Nullable UUID before, boolean isFixed) {
        UUID named = before;
        if (draft.containsKey("provider")) {
            Object value = draft.get("provider");
            named = value == null
                    ? null
                    : id("Provider", value)
                            .filter(provider -> database.fetchExists(PROVIDER, PROVIDER.ID.eq(provider)))
                            .orElseGet(
                                    () -> add(
                                            "provider",
                                            "NOT_FOUND",
                                            "There is no such provider. Choose one, or enter the name of one that is not known here"));
            if (isFixed && !Objects.equals(named, before) && (named != null || value == null)) {
                add(
                        "provider",
                        "BAD_USER_INPUT",
                        "A notice stays about the provider it was circulated about. Rescind it and begin another");
            }
        }
        return service(named);
    }

    /** @return the provider the notice is about when it is about this service */
    private @Nullable UUID service(@Nullable UUID provider) {
        Object value = draft.get("service");
        if (!draft.containsKey("service") || value == null) {
            given("service", none -> form.put(NOTICE_VERSION.SERVICE_ID, null));
            return provider;
        }
        UUID service = id("Service", value).orElse(null);
        UUID deliveredBy = service == null
                ? null
                : database.select(SERVICE.PROVIDER_ID)
                        .from(SERVICE)
                        .where(SERVICE.ID.eq(service))
                        .fetchOne(SERVICE.PROVIDER_ID);
        if (deliveredBy == null) {
            add("service", "NOT_FOUND", "There is no such service. Choose one, or enter its name");
            return provider;
        }
        boolean namesAnother = provider == null && draft.containsKey("provider");
        if (namesAnother || provider != null && !provider.equals(deliveredBy)) {
            add("service", "BAD_USER_INPUT", "This service is delivered by another provider");
        }
        form.put(NOTICE_VERSION.SERVICE_ID, service);
        return provider == null ? deliveredBy : provider;
    }

    private void given(String field, Consumer<@Nullable Object> reading) {
        if (draft.containsKey(field)) {
            reading.accept(draft.get(field));
        }
    }

    private void keep(org.jooq.TableField<?, ?> column, @Nullable Object value) {
        (NOTICE_VERSION.equals(column.getTable()) ? form : texts).put(column, value);
    }

    private <T> @Nullable T add(String field, String code, String message) {
        faults.add(new ArgumentFault("draft." + field, code, message, FORM));
        return null;
    }

    private static Optional<UUID> id(String type, Object value) {
        return NodeId.parse(type, value.toString());
    }
}
