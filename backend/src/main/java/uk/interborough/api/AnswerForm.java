package uk.interborough.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;

/**
 * One way to answer an operation on {@code /graphql}. The header Accept chooses among all beans of this kind; where it leaves
 * several, the first in their order is taken.
 */
public interface AnswerForm {

    /** The media types it writes; the first is what it writes for a range such as {@code application/*}. */
    List<MediaType> types();

    /**
     * Runs the operation and writes what it answers.
     *
     * @param type one of {@link #types()}
     * @throws Refused while nothing is written yet: the endpoint says it as JSON
     */
    void answer(Operation operation, MediaType type, HttpServletRequest request, HttpServletResponse response)
            throws Refused, IOException;
}
