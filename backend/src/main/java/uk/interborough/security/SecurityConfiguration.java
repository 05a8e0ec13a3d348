package uk.interborough.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SecurityConfiguration {
    private static final String ATTACHMENTS = "/notices/*/attachments";

    @Bean
    Clock clock() {
        return Clock.system(TransactionIdentity.zone());
    }

    /** Every filter of every chain would be timed, which costs more than most statements. */
    @Bean
    SecurityObservationSettings observation() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Programs: a bearer token on every request, never a redirect. A session only of a page of this site. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Identities identities, CurrentRights rights) throws Exception {
        Refusals refusals = new Refusals();
        return http.securityMatcher("/graphql", "/graphql/**", "/imports/**", ATTACHMENTS)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(SecurityConfiguration::opensSocket)
                        .permitAll() // it says who it is by its first message
                        .requestMatchers("/imports/**", ATTACHMENTS)
                        .hasAuthority(TokenFilter.MAY_WRITE)
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new TokenFilter(identities), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new OwnPageFilter(rights), AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        // a page's questions would change the identifier of its session under one another
                        .sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none))
                .build();
    }

    private static boolean opensSocket(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getServletPath().equals("/graphql")
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    /** Health, for whoever starts and watches this; metrics, for who holds their token. The rest does not exist. */
    @Bean
    @Order(2)
    SecurityFilterChain health(HttpSecurity http, MetricsToken metrics) throws Exception {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                        .access((who, asked) -> new AuthorizationDecision(
                                metrics.isIn(asked.getRequest().getHeader(HttpHeaders.AUTHORIZATION))))
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, failure) -> response.setStatus(HttpStatus.NOT_FOUND.value())))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
