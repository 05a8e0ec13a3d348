package uk.interborough.ui.accounts;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The roles of the contract in words. */
enum RoleName {
    COMMISSIONER("Commissioner", "Commissions services of the authority."),
    CONTRACT_OFFICER("Contract officer", "Keeps the authority’s contracts."),
    HEAD_OF_SERVICE("Head of service", "Heads the authority’s service."),
    ASSISTANT_DIRECTOR("Assistant director", "Answers for the authority."),
    SUB_GROUP_MEMBER("Sub-group member", "Represents the authority in a sub-group."),
    LEAD_OFFICER("Lead officer", "Leads on what several authorities buy together."),
    ANALYST("Analyst", "Reads, to answer questions."),
    DATA_PROTECTION_OFFICER("Data protection officer", "Watches over personal data."),
    NOTICE_READER("Notice reader", "Reads the notices circulated to the authority."),
    COORDINATOR("Coordinator", "Coordinates a partnership; sees counts, no figures of providers."),
    ADMINISTRATOR("Administrator", "Makes accounts and gives roles; sees no figures.");

    final String label;
    final String hint;

    RoleName(String label, String hint) {
        this.label = label;
        this.hint = hint;
    }

    /** Codes with commas between, in words. */
    static String words(String codes) {
        return codes.isBlank()
                ? "No role"
                : Arrays.stream(codes.split(", "))
                        .map(code -> valueOf(code).label)
                        .collect(Collectors.joining(", "));
    }
}
