package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Documents by their text: measured, parsed and validated once. One text is one object while it is cached. */
final class Documents implements PreparsedDocumentProvider {

    /** A text so many times too long is not counted any further. */
    private static final int FAR_TOO_LONG = 10;

    private final Limits limits;
    private final Measures measures;
    private final Cache<String, PreparsedDocumentEntry> documents =
            Caffeine.newBuilder().maximumSize(1_000).recordStats().build();

    Documents(Limits limits, Measures measures) {
        this.limits = limits;
        this.measures = measures;
        measures.watch(documents, "documents");
        // the parser gives up without a figure; what is counted here first never reaches its own limits
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(Integer.MAX_VALUE)
                        .maxWhitespaceTokens(Integer.MAX_VALUE)
                        .maxCharacters(Integer.MAX_VALUE)));
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        String text = input.getQuery();
        PreparsedDocumentEntry entry = text.length() > limits.characters()
                ? new PreparsedDocumentEntry(tooLong(text))
                : documents.get(text, key -> prepare(input, parse));
        int nesting = nesting(input.getRawVariables().toMap(), 0);
        if (nesting > limits.nesting()) {
            List<GraphQLError> errors = new ArrayList<>(entry.hasErrors() ? entry.getErrors() : List.of());
            errors.add(Exceeded.error(
                    "nesting",
                    "lists and objects inside each other in its variables",
                    nesting,
                    limits.nesting(),
                    null));
            entry = new PreparsedDocumentEntry(errors);
        }
        if (entry.hasErrors()) {
            measures.refused(entry.getErrors());
        }
        return CompletableFuture.completedFuture(entry);
    }

    private PreparsedDocumentEntry prepare(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        List<GraphQLError> passed = ofText(input.getQuery());
        if (!passed.isEmpty()) {
            passed.addAll(ofUnchecked(input.getQuery()));
            return new PreparsedDocumentEntry(passed);
        }
        PreparsedDocumentEntry parsed = parse.apply(input);
        if (parsed.hasErrors()) {
            return parsed;
        }
        List<GraphQLError> exceeded = DocumentLimits.exceeded(parsed.getDocument(), limits);
        return exceeded.isEmpty() ? parsed : new PreparsedDocumentEntry(exceeded);
    }

    /** The limits that a text passes, whatever it says. */
    private List<GraphQLError> ofText(String text) {
        TextSize size = TextSize.of(text);
        List<GraphQLError> passed = new ArrayList<>();
        if (size.tokens() > limits.tokens()) {
            passed.add(Exceeded.error("tokens", "tokens", size.tokens(), limits.tokens(), null));
        }
        if (size.nesting() > limits.nesting()) {
            passed.add(Exceeded.error("nesting", "brackets inside each other", size.nesting(), limits.nesting(), null));
        }
        return passed;
    }

    /** The other limits that a text passes which is not worth validating. */
    private List<GraphQLError> ofUnchecked(String text) {
        try {
            Document document = Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(text)
                    .parserOptions(ParserOptions.getDefaultOperationParserOptions())
                    .build());
            return DocumentLimits.exceeded(document, limits);
        } catch (InvalidSyntaxException e) {
            return List.of();
        }
    }

    private List<GraphQLError> tooLong(String text) {
        List<GraphQLError> passed = new ArrayList<>();
        passed.add(Exceeded.error("characters", "characters", text.length(), limits.characters(), null));
        if (text.length() <= FAR_TOO_LONG * limits.characters()) {
            passed.addAll(ofText(text));
        }
        return passed;
    }

    private static int nesting(@Nullable Object value, int around) {
        int deepest = around;
        switch (value) {
            case Map<?, ?> map -> {
                deepest++;
                for (Object inner : map.values()) {
                    deepest = Math.max(deepest, nesting(inner, around + 1));
                }
            }
            case List<?> list -> {
                deepest++;
                for (Object inner : list) {
                    deepest = Math.max(deepest, nesting(inner, around + 1));
                }
            }
            case null, default -> {
                // holds nothing
            }
        }
        return deepest;
    }
}
