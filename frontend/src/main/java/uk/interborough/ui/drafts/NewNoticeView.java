package uk.interborough.ui.drafts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Markup;

/** The first question of a notice; answering it begins the draft. */
@Route("notices/new")
@PermitAll
public final class NewNoticeView extends QuestionView implements BeforeEnterObserver {

    private final Api api;
    private final Clock clock;

    public NewNoticeView(Api api, Clock clock) {
        super(api, clock);
        this.api = api;
        this.clock = clock;
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return Viewer.ask(api).writesNotices();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Viewer viewer = Viewer.ask(api);
        if (!viewer.writesNotices()) {
            throw new NotFoundException();
        }
        Optional<Viewer.Partnership> partnership = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("ps")
                .flatMap(viewer::partnership)
                .or(() -> viewer.usualPartnership(api));
        Optional<Choices> choices = partnership.flatMap(one -> Choices.ask(api, one.id(), LocalDate.now(clock)));
        if (partnership.isEmpty() || choices.isEmpty()) {
            removeAll();
            add(new H1("New notice"), Markup.quiet("Your partnership shares under no protocol yet."));
            return;
        }
        show(
                new Questioning(
                        viewer, choices.get(), new Saver(api, partnership.get().id(), null), Step.PROVIDER, false),
                event.getTrigger() != NavigationTrigger.PAGE_LOAD,
                partnerships(viewer, partnership.get()));
    }

    /** Under whose protocol: asked only of those who work for several. */
    private static Component partnerships(Viewer viewer, Viewer.Partnership chosen) {
        if (viewer.partnerships().size() < 2) {
            return new Div();
        }
        ChoiceGroup<Viewer.Partnership> group = ChoiceGroup.one("Share it with", "partnership");
        viewer.partnerships().forEach(each -> group.choice(each, each.name(), ""));
        group.choose(Set.of(chosen));
        group.onChange(now -> group.getUI()
                .ifPresent(ui -> ui.navigate(
                        NewNoticeView.class,
                        QueryParameters.of("ps", now.iterator().next().code()))));
        return group;
    }
}
