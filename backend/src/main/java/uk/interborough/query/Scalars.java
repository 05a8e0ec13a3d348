package uk.interborough.query;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The scalars of the contract: what is accepted, and what is said of the rest. */
final class Scalars {

    private Scalars() {}

    static List<GraphQLScalarType> all() {
        return List.of(
                scalar("Date", "a date such as 2026-04-01", Scalars::date),
                scalar("DateTime", "a moment such as 2026-04-01T09:30:00Z", Scalars::dateTime),
                scalar("Money", "pounds with at most two decimals such as 8060.00", Scalars::money),
                scalar("Decimal", "a decimal number such as 97.53", Scalars::decimal),
                scalar("FileContent", "the bytes of a file in base64", Scalars::content));
    }

    private static LocalDate date(Object value) {
        return value instanceof LocalDate date ? date : LocalDate.parse(text(value));
    }

    private static OffsetDateTime dateTime(Object value) {
        return value instanceof OffsetDateTime time ? time : OffsetDateTime.parse(text(value));
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw new IllegalArgumentException("not a number");
    }

    private static BigDecimal money(Object value) {
        return decimal(value).setScale(2, java.math.RoundingMode.UNNECESSARY);
    }

    private static byte[] content(Object value) {
        return value instanceof byte[] bytes ? bytes : Base64.getDecoder().decode(text(value));
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("not a text");
    }

    private static GraphQLScalarType scalar(String name, String expected, Function<Object, Object> read) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new Reader(expected, read))
                .build();
    }

    private record Reader(String expected, Function<Object, Object> read) implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object result, GraphQLContext context, Locale locale) {
            return result instanceof LocalDate || result instanceof OffsetDateTime ? result.toString() : result;
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return read.apply(input);
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
                throw new CoercingParseValueException(said(input));
            }
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            Object value = switch (input) {
                case StringValue text -> text.getValue();
                case IntValue number -> number.getValue();
                case FloatValue number -> number.getValue();
                default -> input.toString();
            };
            try {
                return read.apply(value);
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
                throw new CoercingParseLiteralException(said(value));
            }
        }

        private String said(Object value) {
            String text = String.valueOf(value);
            return "Expected " + expected + ", found " + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
        }
    }
}
