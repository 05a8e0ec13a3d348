package uk.interborough.ui.api;

/** Whether an expected return came, and in time. */
public enum ReturnState {
    RECEIVED,
    RECEIVED_LATE,
    DUE,
    LATE
}
