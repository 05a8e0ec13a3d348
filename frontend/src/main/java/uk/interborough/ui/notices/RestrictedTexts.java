package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.NamedFile;
import uk.interborough.ui.notices.Notice.Attachment;
import uk.interborough.ui.notices.Notice.Content;
import uk.interborough.ui.notices.Notice.Version;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.FileLink;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** The texts and files of a notice: open to its issuer, and to others for a purpose they state, for a while. */
final class RestrictedTexts extends Div {

    private final Api api;
    private final Notice notice;
    private final Choices choices;
    private final Runnable opened;

    /** @param opened called once a purpose was stated and logged */
    RestrictedTexts(Api api, Notice notice, Choices choices, boolean own, Runnable opened) {
        this.api = api;
        this.notice = notice;
        this.choices = choices;
        this.opened = opened;
        addClassName("ib-card");
        setId("texts");
        add(new com.vaadin.flow.component.html.H2("Details"));
        List<Version> readable = notice.circulated().stream()
                .filter(version -> version.content().isPresent())
                .toList();
        boolean latestOpen = notice.current().flatMap(Version::content).isPresent();
        add(new Banner(Banner.Kind.WARNING, WARNING));
        if (latestOpen) {
            if (!own) {
                add(Markup.quiet(openUntil()));
            }
            readable.forEach(version -> add(texts(version)));
        } else {
            add(prompt());
        }
    }

    static final String WARNING =
            "For the exclusive use of the authorities that receive it. Each authority decides for itself"
                    + " how to use it. Not to be passed on: another authority asks the one that issued it. Not to be used for routine"
                    + " performance management or contract disputes.";

    private String openUntil() {
        return notice.readings().nodes().stream()
                .findFirst()
                .map(reading -> "You opened this at %s for: %s. It stays open to you until %s."
                        .formatted(Say.time(reading.readAt()), reading.purpose().name(), Say.time(reading.openUntil())))
                .orElse("");
    }

    private Component texts(Version version) {
        Div texts = new Div(new H3(version.title()));
        texts.addClassName("ib-texts");
        version.content().ifPresent(content -> {
            part(texts, "What has changed", content.whatChanged());
            part(texts, "What happened", content.whatHappened());
            part(texts, "What the authority has seen", content.whatWasSeen());
            texts.add(comments(content));
        });
        if (!version.attachments().nodes().isEmpty()) {
            UnorderedList files = new UnorderedList();
            version.attachments().nodes().forEach(file -> files.add(new ListItem(link(file))));
            texts.add(Markup.element("h4", new com.vaadin.flow.component.html.Span("Files")), files);
        }
        return texts;
    }

    private static Component comments(Content content) {
        Div comments = new Div();
        if (content.providerComments() != null) {
            comments.addClassName("ib-comments");
            part(
                    comments,
                    content.commentedOn() == null
                            ? "The provider’s comments"
                            : "The provider’s comments of " + Say.date(content.commentedOn()),
                    content.providerComments());
        }
        return comments;
    }

    private static void part(Div texts, String heading, @Nullable String text) {
        if (text != null) {
            Paragraph words = new Paragraph(text);
            words.addClassName("ib-prose");
            texts.add(Markup.element("h4", new com.vaadin.flow.component.html.Span(heading)), words);
        }
    }

    private Anchor link(Attachment file) {
        return FileLink.of(
                file.name() + " (" + Say.count(Math.max(1, file.size() / 1024), "kB", "kB") + ")",
                "The file is no longer open to you.",
                () -> NamedFile.ask(api, "notice-attachment-file", Map.of("attachment", file.id())));
    }

    private Component prompt() {
        ChoiceGroup<String> purpose = ChoiceGroup.one("Why do you need to read the details?", "purpose");
        Input words = new Input();
        Field inWords = new Field("Say why, in words", "words", words);
        choices.list("PURPOSE").forEach(term -> purpose.choice(term.id(), term.name(), ""));
        inWords.setVisible(false);
        purpose.onChange(chosen -> inWords.setVisible(choices.needsWords(chosen)));
        Form form = new Form();
        form.add(new Paragraph(
                "You are about to open what happened, what was seen and the files. We record your name, the time and the"
                        + " purpose you choose. The authority that issued the notice and your data protection officer can"
                        + " see them. The details stay open to you for "
                        + Say.count(choices.protocol().readingMinutes(), "minute", "minutes") + "."));
        form.field("purpose", purpose)
                .field("words", inWords)
                .buttonOnly("Open the details", "open-details", () -> open(form, purpose, words));
        form.add(Markup.quiet(
                "Why we record this: UK GDPR Article 5(1)(b) and 5(2), and the information sharing protocol, 4.4."));
        return form;
    }

    private void open(Form form, ChoiceGroup<String> purpose, Input words) {
        if (purpose.chosen().isEmpty()) {
            form.faults(List.of(new Fault("purpose", "INCOMPLETE", "Choose why you need to read the details")));
            return;
        }
        Map<String, Object> sent = new HashMap<>(Map.of(
                "notices",
                List.of(notice.id()),
                "purpose",
                purpose.chosen().iterator().next()));
        if (!words.getValue().isBlank()) {
            sent.put("words", words.getValue().strip());
        }
        try {
            List<Fault> faults = Change.opening(api, sent);
            if (faults.isEmpty()) {
                opened.run();
            } else {
                form.faults(faults);
            }
        } catch (ApiException e) {
            form.failed(e);
        }
    }
}
