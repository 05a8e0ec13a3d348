package uk.interborough.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What every page has: the theme, our colours over it, and a channel for answers that come later. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://interborough/theme.css")
@StyleSheet("context://interborough/joint.css")
@StyleSheet("context://interborough/print.css")
@Viewport("width=device-width, initial-scale=1")
public class Shell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Interborough");
        settings.addLink("icon", "interborough/icon.svg");
        settings.addMetaTag("color-scheme", "light dark");
    }
}
