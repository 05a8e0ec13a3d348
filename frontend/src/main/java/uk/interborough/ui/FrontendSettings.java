package uk.interborough.ui;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the page is told from outside.
 *
 * @param demonstration the data are invented; say so, and list the accounts
 */
@ConfigurationProperties("interborough")
public record FrontendSettings(@DefaultValue("false") boolean demonstration) {}
