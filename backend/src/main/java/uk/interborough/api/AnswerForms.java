package uk.interborough.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Chooses the form of an answer by the header Accept (RFC 9110, section 12.5.1). */
@Component
class AnswerForms {

    private final List<Choice> choices;

    AnswerForms(List<AnswerForm> forms) {
        this.choices = forms.stream()
                .flatMap(form -> form.types().stream().map(type -> new Choice(form, type)))
                .toList();
    }

    /** A form, and which of its types it is to write. */
    record Choice(AnswerForm form, MediaType type) {}

    /** What a type is worth to who asks, and where in the header that stands. */
    private record Worth(Choice choice, double quality, int place) {}

    /** The form that is wanted most; without a header the first. */
    Choice chosen(@Nullable String accept) throws Refused {
        if (accept == null || accept.isBlank()) {
            return choices.getFirst();
        }
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
        return choices.stream()
                .flatMap(choice -> worth(choice, ranges).stream())
                .filter(worth -> worth.quality() > 0)
                .min(Comparator.comparingDouble(Worth::quality).reversed().thenComparingInt(Worth::place))
                .map(Worth::choice)
                .orElseThrow(this::notAcceptable);
    }

    /** The most specific range that a type falls under decides, even when it refuses it. */
    private static Optional<Worth> worth(Choice choice, List<MediaType> ranges) {
        return IntStream.range(0, ranges.size())
                .filter(i -> ranges.get(i).includes(choice.type()) && utf8(ranges.get(i)))
                .boxed()
                .min(Comparator.comparingInt(i -> wildcards(ranges.get(i))))
                .map(i -> new Worth(choice, ranges.get(i).getQualityValue(), i));
    }

    private static int wildcards(MediaType range) {
        return range.isWildcardType() ? 2 : range.isWildcardSubtype() ? 1 : 0;
    }

    private static boolean utf8(MediaType range) {
        String charset = range.getParameter("charset");
        return charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8");
    }

    private Refused notAcceptable() {
        return new Refused(
                HttpStatus.NOT_ACCEPTABLE,
                "NOT_ACCEPTABLE",
                choices.stream()
                        .map(choice -> choice.type().toString())
                        .collect(Collectors.joining(", ", "Answers come, in UTF-8, as ", ".")));
    }
}
