package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Viewer;

/** The printable form of a notice, read back from the PDF that a viewer gets. */
class NoticeFormTest extends NoticesWork {
    private static final List<String> WARNINGS =
            List.of("exclusive use", "each authority decides", "not to be passed on");

    @Test
    void theIssuerPrintsAppendix1WithItsReasonsDistributionAndWarnings() throws IOException {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));

        JsonNode file = form(EALING, version(notice), "AUTHORITY");
        String words = words(file);

        assertThat(file.get("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(file.get("name").asString()).matches("Notice WL-2026-\\d{4}- version 1\\.pdf");
        assertThat(words)
                .contains(
                        "London Borough of Ealing",
                        "Officer of the day, Contracts officer",
                        "020 7946 0001",
                        "16 November 2026",
                        "\u2612 " + name("PROVIDER_WITHDREW"),
                        "\u2610 " + name("ACC_POLICE_FRAUD"),
                        "\u2612 Floating or visiting support",
                        "Support hours were not delivered.",
                        "Contracts desk",
                        "Confirm that a copy of this form has been sent to the Provider",
                        "Not informed: ",
                        "P Appendix 1")
                .contains("London Borough of Brent", "London Borough of Harrow")
                .doesNotContain("Wigan", "This is a draft")
                .containsIgnoringCase(WARNINGS.get(0))
                .containsIgnoringCase(WARNINGS.get(1))
                .containsIgnoringCase(WARNINGS.get(2));
        assertThat(words.substring(words.indexOf("distributed to the lead officers")))
                .doesNotContain("London Borough of Ealing");
    }

    @Test
    void itsDistributionListIsToWhomItWentAndOfADraftToWhomItWouldGo() throws IOException {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));
        String harrow = " where authority_id = (select id from authority where slug = 'harrow')";
        owner.does("update membership set left_on = app.today()" + harrow);
        try {
            assertThat(distributed(form(EALING, version(notice), "AUTHORITY")))
                    .contains("London Borough of Harrow", "London Borough of Brent");
            Begun later = begin(EALING, westLondon("PROVIDER_WITHDREW"));
            assertThat(distributed(form(EALING, draft(later), "AUTHORITY")))
                    .contains("London Borough of Brent")
                    .doesNotContain("Harrow");
        } finally {
            owner.does("update membership set left_on = null" + harrow);
        }
    }

    private static String distributed(JsonNode file) throws IOException {
        String words = words(file);
        return words.substring(words.indexOf("distributed to the"));
    }

    @Test
    void itIsTaggedAndSaysItsTitleAndLanguage() throws IOException {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));

        try (PDDocument document = Loader.loadPDF(bytes(form(EALING, version(notice), "AUTHORITY")))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentInformation().getTitle()).startsWith("Notice WL-2026-");
        }
    }

    @Test
    void aReceiverHasNoFormBeforeItOpenedTheTexts() throws IOException {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));
        String version = version(notice);
        assertThat(form(BRENT, version, "AUTHORITY").isNull()).isTrue();

        open(BRENT, notice.id());

        assertThat(words(form(BRENT, version, "AUTHORITY"))).contains("Support hours were not delivered.");
        assertThat(form(BRENT, version, "PROVIDER").isNull()).isTrue();
    }

    @Test
    void nobodyElseHasAnyAndNotThereIsTheSame() {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));
        String version = version(notice);
        for (Viewer other : List.of(
                Viewer.as("analyst.ealing"),
                Viewer.as("admin"),
                WIGAN,
                COORDINATOR,
                BRENT,
                Viewer.as("analyst.brent"))) {
            assertThat(form(other, version, "AUTHORITY").isNull()).isTrue();
            assertThat(form(other, nothing("notice-version"), "AUTHORITY").isNull())
                    .isTrue();
        }
        assertThat(form(EALING, "no identifier", "AUTHORITY").isNull()).isTrue();
    }

    @Test
    void aDraftIsPrintedForItsIssuerAloneAndSaysSo() throws IOException {
        Begun draft = begin(EALING, westLondon("PROVIDER_WITHDREW"));
        String version = draft(draft);

        assertThat(words(form(EALING, version, "AUTHORITY")))
                .contains("This is a draft. It has not been circulated.", "will be distributed", "Notice, draft");
        assertThat(form(BRENT, version, "AUTHORITY").isNull()).isTrue();
    }

    @Test
    void theProvidersCopySaysHowToChallenge() throws IOException {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));

        assertThat(words(form(EALING, version(notice), "PROVIDER")))
                .contains("Provider's copy", "procedure for dispute in the contract", "complaints procedure");
    }

    @Test
    void theNorthWestHasSectionsAAndB() throws IOException {
        Begun notice = begin(WIGAN, northWest());
        begun(change(WIGAN, "submitNotice", notice));
        circulated(COORDINATOR, notice);

        assertThat(words(form(WIGAN, version(notice), "AUTHORITY")))
                .contains(
                        "Section A",
                        "29 January 2027",
                        "The whole organisation",
                        "White Rose Framework",
                        "Bolton",
                        "The notice may impact future referrals")
                .doesNotContain("Section B", "Brent");

        Begun next = next(WIGAN, notice, "RESCISSION");
        next = begun(save(WIGAN, next, Map.of("whatChanged", "It was another home."), null));
        begun(change(WIGAN, "submitNotice", next));
        begun(change(COORDINATOR, "circulateNotice", next));
        assertThat(words(form(WIGAN, version(notice), "AUTHORITY")))
                .contains("Section B: the notice is rescinded", "It was another home.");
    }

    @Test
    void whatIsTypedIsPrintedAndMeansNothing() throws IOException {
        Map<String, Object> odd = westLondon("PROVIDER_WITHDREW");
        odd.put("whatHappened", "<img src=\"file:///etc/passwd\"/> & ]]> </p></body> “Łódź” – €5\nSecond line");
        Begun notice = circulated(EALING, begin(EALING, odd));

        assertThat(words(form(EALING, version(notice), "AUTHORITY")))
                .contains("<img src=\"file:///etc/passwd\"/> & ]]> </p></body> “Łódź” – €5", "Second line");
    }

    private String name(String reason) {
        return owner.value("select name from notice_reason where code = '" + reason + "'");
    }

    private String version(Begun notice) {
        return owner.value(
                "select 'notice-version-' || latest_version_id from notice where id = '" + notice.uuid() + "'");
    }

    private String draft(Begun notice) {
        return owner.value(
                "select 'notice-version-' || id from notice_version where circulated_at is null and notice_id = '"
                        + notice.uuid() + "'");
    }

    private static JsonNode form(Viewer viewer, String version, String copy) {
        return viewer.asks("{ noticeForm(version: \"" + version + "\", copy: " + copy
                        + ") { name mediaType size content } }")
                .at("/noticeForm");
    }

    private static byte[] bytes(JsonNode file) {
        byte[] bytes = Base64.getDecoder().decode(file.get("content").asString());
        assertThat(file.get("size").asInt()).isEqualTo(bytes.length);
        return bytes;
    }

    /** In reading order, one blank between words. */
    private static String words(JsonNode file) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes(file))) {
            return new PDFTextStripper().getText(document).replaceAll("[ \\n\\r]+", " ");
        }
    }
}
