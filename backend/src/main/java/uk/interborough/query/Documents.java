package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.parser.ParserOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Documents by their text: parsed, validated and measured once. One text is one object while it is cached. */
final class Documents implements PreparsedDocumentProvider {

    /** How the parser says that it gave up counting. */
    private static final Pattern TOO_MANY = Pattern.compile("More than [\\d,]+ .*tokens");

    private final Limits limits;
    private final Measures measures;
    private final Cache<String, PreparsedDocumentEntry> documents =
            Caffeine.newBuilder().maximumSize(1_000).recordStats().build();

    Documents(Limits limits, Measures measures) {
        this.limits = limits;
        this.measures = measures;
        measures.watch(documents, "documents");
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(limits.tokens()).maxCharacters(limits.characters())));
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        String text = input.getQuery();
        if (text.length() > limits.characters()) {
            return entry(new PreparsedDocumentEntry(tooLong(text.length())));
        }
        return entry(documents.get(text, key -> prepare(parse.apply(input))));
    }

    private CompletableFuture<PreparsedDocumentEntry> entry(PreparsedDocumentEntry entry) {
        if (entry.hasErrors()) {
            measures.refused(entry.getErrors());
        }
        return CompletableFuture.completedFuture(entry);
    }

    private PreparsedDocumentEntry prepare(PreparsedDocumentEntry parsed) {
        if (parsed.hasErrors()) {
            return parsed.getErrors().stream()
                            .anyMatch(error ->
                                    TOO_MANY.matcher(error.getMessage()).find())
                    ? new PreparsedDocumentEntry(tooMany())
                    : parsed;
        }
        List<GraphQLError> exceeded = DocumentLimits.exceeded(parsed.getDocument(), limits);
        return exceeded.isEmpty() ? parsed : new PreparsedDocumentEntry(exceeded);
    }

    private GraphQLError tooMany() {
        return GraphqlErrorBuilder.newError()
                .message("The query has more than " + limits.tokens() + " tokens: that is the limit.")
                .extensions(Map.of("code", "LIMIT_EXCEEDED", "field", "tokens", "limit", limits.tokens()))
                .build();
    }

    private GraphQLError tooLong(int length) {
        return GraphqlErrorBuilder.newError()
                .message("The query has " + length + " characters: the limit is " + limits.characters() + ".")
                .extensions(Map.of(
                        "code",
                        "LIMIT_EXCEEDED",
                        "field",
                        "characters",
                        "limit",
                        limits.characters(),
                        "figure",
                        length))
                .build();
    }
}
