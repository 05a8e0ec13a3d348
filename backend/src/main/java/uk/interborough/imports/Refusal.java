package uk.interborough.imports;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The status with which a file that was sent as it is is answered. */
final class Refusal {
    private Refusal() {}

    /** Of a file with these faults; a repeat of what is answered 409 may well succeed. */
    static HttpStatus status(List<FaultCode> faults) {
        if (faults.isEmpty()) {
            return HttpStatus.OK;
        }
        return faults.contains(FaultCode.BUSY) || faults.contains(FaultCode.CONFLICT)
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
