package uk.interborough.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import uk.interborough.database.FirstAdministrator;

/** Makes the first account of a real installation, where there is nobody yet. */
@Component
class Administrator implements FirstAdministrator {

    private final JdbcClient database;
    private final PasswordEncoder passwords;

    Administrator(JdbcClient database, PasswordEncoder passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    @Override
    public boolean create(String oneTimePassword) {
        return database.sql("select app.create_first_administrator(?)")
                .param(passwords.encode(oneTimePassword))
                .query(Boolean.class)
                .single();
    }
}
