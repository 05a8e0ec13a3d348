package uk.interborough.notices;

import static uk.interborough.db.public_.Tables.NOTICE_CONTENT;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.TableField;

/** Fields of a draft, as the contract and as people call them, and where they are kept. */
final class DraftFields {
    private static final int NAME = 200;
    private static final int WORDS = 1_000;
    private static final int TEXT = 20_000;

    /** Something written. */
    record Written(String field, String called, TableField<?, String> column, int mostCharacters) {

        /** One line, as a name is. */
        boolean isLine() {
            return mostCharacters == NAME;
        }
    }

    /** A day. */
    record Day(String field, String called, TableField<?, LocalDate> column) {}

    /** An entry of a list. */
    record Choice(String field, String list, String called, TableField<?, UUID> column) {}

    static final List<Written> WRITTEN = List.of(
            new Written("providerName", "provider's name", NOTICE_VERSION.PROVIDER_NAME, NAME),
            new Written("providerAddress", "provider's address", NOTICE_VERSION.PROVIDER_ADDRESS, WORDS),
            new Written("officerName", "officer's name", NOTICE_VERSION.OFFICER_NAME, NAME),
            new Written("officerJobTitle", "officer's job title", NOTICE_VERSION.OFFICER_JOB_TITLE, NAME),
            new Written("officerTelephone", "officer's telephone number", NOTICE_VERSION.OFFICER_TELEPHONE, NAME),
            new Written("natureOther", "nature of the services in words", NOTICE_VERSION.NATURE_OTHER, WORDS),
            new Written("serviceName", "name of the service", NOTICE_VERSION.SERVICE_NAME, NAME),
            new Written("ofstedUrn", "Ofsted's reference number", NOTICE_VERSION.OFSTED_URN, NAME),
            new Written("contractAffected", "contract concerned", NOTICE_VERSION.CONTRACT_AFFECTED, WORDS),
            new Written("placementOther", "action on placements in words", NOTICE_VERSION.PLACEMENT_OTHER, WORDS),
            new Written("informedWhom", "name of who was told", NOTICE_VERSION.INFORMED_WHOM, NAME),
            new Written(
                    "notInformedOther",
                    "reason for not telling the provider",
                    NOTICE_VERSION.NOT_INFORMED_OTHER,
                    WORDS),
            new Written("contactName", "name of whom to ask", NOTICE_VERSION.CONTACT_NAME, NAME),
            new Written("contactPosition", "position of whom to ask", NOTICE_VERSION.CONTACT_POSITION, NAME),
            new Written("contactTelephone", "telephone number of whom to ask", NOTICE_VERSION.CONTACT_TELEPHONE, NAME),
            new Written("whatHappened", "text on what happened", NOTICE_CONTENT.WHAT_HAPPENED, TEXT),
            new Written("whatWasSeen", "text on what you have seen", NOTICE_CONTENT.WHAT_WAS_SEEN, TEXT),
            new Written("providerComments", "provider's comments", NOTICE_CONTENT.PROVIDER_COMMENTS, TEXT),
            new Written("whatChanged", "text on what has changed", NOTICE_CONTENT.WHAT_CHANGED, TEXT));

    static final List<Day> DAYS = List.of(
            new Day("eventOn", "day of the event", NOTICE_VERSION.EVENT_ON),
            new Day("notifiedOn", "day of the notification", NOTICE_VERSION.NOTIFIED_ON),
            new Day("reviewOn", "day of the review", NOTICE_VERSION.REVIEW_ON),
            new Day("informedOn", "day the provider was told", NOTICE_VERSION.INFORMED_ON),
            new Day("commentedOn", "day the comments came", NOTICE_CONTENT.COMMENTED_ON));

    static final List<Choice> CHOICES = List.of(
            new Choice("nature", "SERVICE_NATURE", "nature of the services", NOTICE_VERSION.NATURE_ID),
            new Choice(
                    "placementAction", "PLACEMENT_ACTION", "action on placements", NOTICE_VERSION.PLACEMENT_ACTION_ID),
            new Choice(
                    "notInformed",
                    "NOT_INFORMED",
                    "reason for not telling the provider",
                    NOTICE_VERSION.NOT_INFORMED_ID));

    private DraftFields() {}
}
