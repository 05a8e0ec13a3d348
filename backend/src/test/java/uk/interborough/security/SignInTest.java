package uk.interborough.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.SignInForm;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** Guessing passwords at the front door: ten tries, and nothing to be learnt from the answers. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
@Import(SignInTest.CountedHashes.class)
class SignInTest {
    private static final String RIGHT = "demonstration";
    private static final String WRONG = "demonstrations";

    private static final SignInForm HERE = SignInForm.from("127.0.0.1");
    private static final SignInForm ELSEWHERE = SignInForm.from("127.0.0.2");

    @TestConfiguration(proxyBeanMethods = false)
    static class CountedHashes {

        @Bean
        static Hashes hashes() {
            return new Hashes();
        }
    }

    /** Counts how often a hash is computed. */
    static final class Hashes implements BeanPostProcessor {
        private final AtomicInteger computed = new AtomicInteger();

        int during(Runnable something) {
            int before = computed.get();
            something.run();
            return computed.get() - before;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof PasswordEncoder encoder)) {
                return bean;
            }
            return new PasswordEncoder() {
                @Override
                public @Nullable String encode(@Nullable CharSequence password) {
                    computed.incrementAndGet();
                    return encoder.encode(password);
                }

                @Override
                public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                    computed.incrementAndGet();
                    return encoder.matches(password, hash);
                }
            };
        }
    }

    @Autowired
    Hashes hashes;

    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    private PlainSql owner;

    @BeforeEach
    void everybodyHasAllTriesAgain() {
        owner = PlainSql.over(database.owner());
        time.passes(Duration.ofMinutes(16));
    }

    @Test
    void afterTenTriesTheRightPasswordIsRefusedToo() {
        tries("lead.brent", 10);
        assertThat(HERE.signsIn("lead.brent", RIGHT).isSignedIn()).isFalse();
    }

    @Test
    void theTenthTryIsStillOne() {
        tries("lead.brent", 9);
        assertThat(HERE.signsIn("lead.brent", RIGHT).isSignedIn()).isTrue();
    }

    @Test
    void anotherAddressAndAnotherAccountAreNotLockedOut() {
        tries("lead.brent", 10);
        assertThat(ELSEWHERE.signsIn("lead.brent", RIGHT).isSignedIn()).isTrue();
        assertThat(HERE.signsIn("lead.ealing", RIGHT).isSignedIn()).isTrue();
        assertThat(HERE.signsIn("lead.brent", RIGHT).isSignedIn()).isFalse();
    }

    @Test
    void capitalsGiveNoMoreTries() {
        tries("lead.brent", 5);
        tries("Lead.Brent", 5);
        assertThat(HERE.signsIn("lead.brent", RIGHT).isSignedIn()).isFalse();
    }

    @Test
    void aQuarterOfAnHourLaterItWorksAgain() {
        tries("lead.brent", 12);
        time.passes(Duration.ofMinutes(14));
        assertThat(HERE.signsIn("lead.brent", RIGHT).isSignedIn()).isFalse();
        time.passes(Duration.ofMinutes(1));
        assertThat(HERE.signsIn("lead.brent", RIGHT).isSignedIn()).isTrue();
    }

    @Test
    void aSuccessGivesAllTriesBack() {
        tries("lead.brent", 9);
        assertThat(HERE.signsIn("lead.brent", RIGHT).isSignedIn()).isTrue();
        tries("lead.brent", 9);
        assertThat(HERE.signsIn("lead.brent", RIGHT).isSignedIn()).isTrue();
    }

    @Test
    void whateverIsWrongTheAnswerAndTheWorkAreTheSame() {
        owner.does("update account set disabled_at = now() where username = 'lead.harrow'");
        owner.does(
                "update credential set password_hash = null where account_id = (select id from account where username = 'analyst.brent')");
        try {
            tries("lead.brent", 10);
            SignInForm.Answer wrong = HERE.signsIn("lead.ealing", WRONG);
            for (String[] other : new String[][] {
                {"lead.brent", RIGHT},
                {"lead.brent", WRONG},
                {"nobody.at.all", RIGHT},
                {"lead.harrow", RIGHT},
                {"analyst.brent", RIGHT},
                {"analyst.brent", "nobody has this password"},
                {"x".repeat(200), RIGHT}
            }) {
                assertThat(HERE.signsIn(other[0], other[1])).as(other[0]).isEqualTo(wrong);
                assertThat(hashes.during(() -> HERE.signsIn(other[0], other[1])))
                        .as(other[0])
                        .isEqualTo(1);
            }
            assertThat(hashes.during(() -> HERE.signsIn("lead.ealing", WRONG))).isEqualTo(1);
            assertThat(hashes.during(() -> HERE.signsIn("lead.hounslow", RIGHT)))
                    .isEqualTo(1);
        } finally {
            owner.does("update account set disabled_at = null where username = 'lead.harrow'");
            owner.does(
                    "update credential set password_hash = (select password_hash from credential where account_id = (select id from account where username = 'admin'))"
                            + " where password_hash is null");
        }
    }

    @Test
    void changingThePasswordIsNoWayAroundIt() {
        String change =
                "mutation{changePassword(current:\"%s\",new:\"a password of my own\"){changed errors{field message}}}";
        Viewer lead = Viewer.as("lead.brent");
        for (int i = 0; i < 10; i++) {
            assertThat(lead.asks(change.formatted(WRONG)).values())
                    .containsExactly("false", "current", "Enter the password you have now");
        }
        assertThat(hashes.during(
                        () -> assertThat(lead.asks(change.formatted(RIGHT)).values())
                                .containsExactly("false", "current", "Enter the password you have now")))
                .isEqualTo(1);
    }

    @Test
    void aSignInIsWrittenDownAndAFailureIsNot() {
        String last =
                "select last_signed_in_at is not null from credential c join account a on a.id = c.account_id where a.username = 'lead.hillingdon'";
        HERE.signsIn("lead.hillingdon", WRONG);
        assertThat(owner.value(last)).isEqualTo("false");
        HERE.signsIn("lead.hillingdon", RIGHT);
        assertThat(owner.value(last)).isEqualTo("true");
    }

    private static void tries(String username, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(HERE.signsIn(username, WRONG).isSignedIn()).isFalse();
        }
    }
}
