package uk.interborough.ui;

import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import uk.interborough.ui.access.SignInView;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Say;

/** Brings the page into a server that offers a {@link GraphQlClient} and a way to recognise people. */
@AutoConfiguration(before = ServletWebSecurityAutoConfiguration.class)
@EnableVaadin("uk.interborough.ui")
@PropertySource("classpath:interborough-frontend.properties")
@EnableConfigurationProperties(FrontendSettings.class)
public class FrontendAutoConfiguration {

    /** The gate of the page; what is not matched by a chain before it, is the page's. */
    @Bean
    @Order(10)
    SecurityFilterChain pageChain(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/vendor/**", "/interborough/**")
                        .permitAll())
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                        new NotFoundAnswer(), request -> !Addresses.isKnown(request)));
        return http.with(
                        VaadinSecurityConfigurer.vaadin(),
                        page -> page.loginView(SignInView.class, "/login")
                                .anyRequest(unknown -> unknown.authenticated()))
                .build();
    }

    @Bean
    Api api(GraphQlClient client) {
        return new Api(client);
    }

    /** Which day it is, for the authorities. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(Say.LONDON);
    }

    @Bean
    @ConditionalOnMissingBean
    Background background() {
        return Background.virtualThreads();
    }

    @Bean
    VaadinServiceInitListener ownWords() {
        return new OwnWords();
    }

    /** Status and policy of the page that everything else is loaded into. */
    @Bean
    VaadinServiceInitListener answeredStrictly(Api api) {
        return event -> {
            event.addIndexHtmlRequestListener(new Addresses(api));
            event.addIndexHtmlRequestListener(new PagePolicy());
        };
    }

    /** The colour scheme somebody chose holds from the first thing that is drawn. */
    @Bean
    VaadinServiceInitListener rememberedColourScheme() {
        return event -> event.getSource()
                .addUIInitListener(start -> ColourScheme.remembered().applyTo(start.getUI()));
    }

    /** Whoever loses a right while a page is open finds out at the next action. */
    @Bean
    VaadinServiceInitListener rightsLost() {
        return event -> event.getSource()
                .addSessionInitListener(start -> start.getSession().setErrorHandler(new RightsLost()));
    }
}
