package uk.interborough.ui.sharing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.notices.Notice;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SmallForm;
import uk.interborough.ui.sharing.Sharing.Challenge;
import uk.interborough.ui.sharing.Sharing.Disclosure;
import uk.interborough.ui.sharing.Sharing.Onward;

/** What goes further of a circulated notice, and what the viewer can do about it. One form is open at a time. */
public final class SharedFurther extends Div {

    private final Notice notice;
    private final boolean own;
    private final boolean writes;
    private final Div open = new Div();
    private final Forms forms;
    private final ChallengeForms challenges;

    /** @param done told what was done, in words */
    public SharedFurther(Api api, Notice notice, Choices choices, Viewer viewer, Consumer<String> done) {
        this.notice = notice;
        own = viewer.isOf(notice.authority().id());
        writes = viewer.writesNotices();
        forms = new Forms(api, notice, choices, done);
        challenges = new ChallengeForms(api, notice, done);
        addClassName("ib-card");
        setId("shared-further");
        Sharing sharing = Sharing.ask(api, notice.id());
        add(
                new H2("Shared further"),
                Markup.quiet("Nobody passes a notice on but the authority that issued it. The provider and the"
                        + " coordinator are told before it goes."));
        part("To those who are not members", "Nothing was asked for or sent.", sharing.onward(), this::onward);
        part("To those legally entitled", "No disclosure is on record.", sharing.disclosures(), SharedFurther::given);
        part(
                "Challenged by the provider",
                "The provider has not challenged it.",
                sharing.challenges(),
                this::challenge);
        if (writes) {
            add(actions(), open);
        }
    }

    private <T> void part(String heading, String none, List<T> rows, Function<T, ListItem> item) {
        add(new H3(heading));
        if (rows.isEmpty()) {
            add(Markup.quiet(none));
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("ib-todo");
            rows.forEach(row -> list.add(item.apply(row)));
            add(list);
        }
    }

    private Div actions() {
        Div actions = new Div();
        actions.addClassNames("ib-actions", "ib-after");
        boolean closed = notice.state().equals("CLOSED");
        if (!closed) {
            actions.add(
                    own
                            ? opener("Send it to somebody else", "share-onward", forms::share)
                            : opener("Ask for it to be sent to somebody else", "request-onward", forms::request));
        }
        actions.add(opener("Record a disclosure", "disclose", forms::disclose));
        if (own) {
            actions.add(opener("Record a challenge", "challenge", challenges::challenge));
        }
        return actions;
    }

    /** Opens a form below; what stood there goes. */
    private NativeButton opener(String text, String id, Function<FormsOfANotice.Place, SmallForm> form) {
        NativeButton button = new NativeButton(text, event -> {
            open.removeAll();
            open.add(form.apply(new FormsOfANotice.Place(id, open::removeAll)));
        });
        button.addClassName("ib-button");
        button.setId(id);
        return button;
    }

    private Component small(String text, String about, String id, Function<FormsOfANotice.Place, SmallForm> form) {
        NativeButton button = opener(text, id, form);
        button.add(Markup.unseen(": " + about));
        button.addClassName("ib-button-small");
        return button;
    }

    private ListItem onward(Onward onward) {
        String by = onward.requester() == null
                ? notice.authority().name() + " decided so"
                : onward.requester().name() + " asked for it";
        Div what = new Div(
                Markup.element("strong", new Span(onward.to())),
                line(onward.toEmail() + " · " + by + " on " + Say.moment(onward.requestedAt())),
                new Div(new Span(onward.because())));
        if (!onward.became().isEmpty()) {
            what.add(line(onward.became()));
        }
        if (onward.decisionWords() != null) {
            what.add(new Div(new Span("“" + onward.decisionWords() + "”")));
        }
        Div state = new Div(onward.tag());
        state.addClassNames("ib-actions", "ib-middle");
        if (writes && own && onward.isRequested()) {
            state.add(small("Decide", onward.to(), "decide-" + onward.id(), place -> forms.decide(place, onward)));
        }
        return new ListItem(what, state);
    }

    private static ListItem given(Disclosure given) {
        String version = given.noticeVersion() == null || given.noticeVersion().number() == null
                ? ""
                : " · version " + given.noticeVersion().number();
        return new ListItem(new Div(
                Markup.element("strong", new Span(given.recipient())),
                line("By " + given.authority().name() + " on " + Say.date(given.disclosedOn()) + version),
                new Div(new Span(given.ground())),
                new Div(new Span("Given: " + given.what()))));
    }

    private ListItem challenge(Challenge challenge) {
        Div what = new Div(
                Markup.element("strong", new Span(Sharing.Route.valueOf(challenge.route()).label)),
                line("Came on " + Say.date(challenge.receivedOn()) + " · "
                        + (challenge.isDecided()
                                ? "decided on " + Say.date(challenge.outcomeOn())
                                : "answer by " + Say.weekday(challenge.dueOn()))));
        if (challenge.correctedVersion() != null && challenge.correctedVersion().number() != null) {
            what.add(new Div(new Span(
                    "Put right by version " + challenge.correctedVersion().number() + ".")));
        }
        Div state = new Div(challenge.tag());
        state.addClassNames("ib-actions", "ib-middle");
        if (writes && own && (!challenge.isDecided() || challenge.awaitsCorrection() && challenges.hasCorrection())) {
            state.add(small(
                    challenge.isDecided() ? "Name the version that puts it right" : "Record the outcome",
                    Sharing.Route.valueOf(challenge.route()).label,
                    "decide-" + challenge.id(),
                    place -> challenges.outcome(place, challenge)));
        }
        return new ListItem(what, state);
    }

    private static Div line(String text) {
        return new Div(Markup.span(text, "ib-small"));
    }
}
