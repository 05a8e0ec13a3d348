package uk.interborough.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Say;

/** The tokens of one account, with a button to revoke each that is in use. */
public final class TokensTable extends Div {

    private final Api api;
    private final OffsetDateTime now;
    private final Consumer<List<Fault>> revoked;

    /**
     * @param nothing said where there is no token
     * @param revoked told after a token was revoked, with what was wrong
     */
    public TokensTable(Api api, Clock clock, List<AccessToken> tokens, String nothing, Consumer<List<Fault>> revoked) {
        this.api = api;
        this.now = OffsetDateTime.now(clock);
        this.revoked = revoked;
        add(
                tokens.isEmpty()
                        ? new Paragraph(nothing)
                        : new DataTable<AccessToken>("Access tokens")
                                .hideCaption()
                                .stacks()
                                .text("Name", AccessToken::name)
                                .component("State", token -> token.tag(now))
                                .text("May", token -> token.scope().label)
                                .text("Created", token -> Say.date(token.createdAt()))
                                .text(
                                        "Last day of use",
                                        token -> Say.date(token.expiresAt().minusSeconds(1)))
                                .text(
                                        "Last used",
                                        token -> token.lastUsedAt() == null ? "Never" : Say.moment(token.lastUsedAt()))
                                .component("Action", this::action)
                                .rows(tokens));
    }

    private Component action(AccessToken token) {
        if (!token.isInUse(now)) {
            return new Span();
        }
        NativeButton button = Confirmation.button(
                "Revoke",
                "revoke-" + token.id(),
                "Revoke “" + token.name() + "”?",
                "Programs that use this token are refused within 5 seconds. This cannot be undone.",
                "Revoke token",
                () -> revoked.accept(token.revoke(api)));
        button.getElement().setAttribute("aria-label", "Revoke " + token.name());
        return button;
    }
}
