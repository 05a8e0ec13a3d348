package uk.interborough.circulation;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Sends over SMTP, one address a message. What a server says while it takes an address is told; what it says later is not. */
final class MailServer implements Postbox {

    private static final int LONGEST_ANSWER = 200;
    private static final String SIGN_IN = "The mail server did not accept our user name and password.";

    private final JavaMailSender sender;
    private final String from;

    MailServer(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public Posted post(Letter letter) {
        InternetAddress to;
        try {
            to = new InternetAddress(letter.to(), true);
        } catch (AddressException notOne) {
            return new Posted.Refused("This is not an address to which mail can be sent.");
        }
        try {
            sender.send(message(letter, to));
            return new Posted.Sent();
        } catch (MailAuthenticationException refused) {
            return new Posted.Failed(SIGN_IN, true);
        } catch (MailException | MessagingException failure) {
            return because(failure);
        }
    }

    private MimeMessage message(Letter letter, InternetAddress to) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Message-ID", letter.messageId());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static Posted because(Exception failure) {
        List<Throwable> chain = chain(failure).toList();
        Optional<SMTPAddressFailedException> address = first(chain, SMTPAddressFailedException.class);
        if (address.isPresent()) {
            String said = "The mail server did not take the address: "
                    + line(address.get().getMessage());
            return address.get().getReturnCode() / 100 == 5 ? new Posted.Refused(said) : new Posted.Failed(said, false);
        }
        if (first(chain, AuthenticationFailedException.class).isPresent()) {
            return new Posted.Failed(SIGN_IN, true);
        }
        return first(chain, SMTPSendFailedException.class)
                .map(refusal -> new Posted.Failed(
                        "The mail server did not take the message (" + refusal.getReturnCode() + ").", false))
                .orElseGet(() -> first(chain, IOException.class).isPresent()
                        ? new Posted.Failed("The mail server does not answer.", true)
                        : new Posted.Failed("The message could not be handed to the mail server.", true));
    }

    private static Stream<Throwable> chain(@Nullable Throwable failure) {
        if (failure == null) {
            return Stream.empty();
        }
        Stream<Throwable> behind = switch (failure) {
            case MailSendException sent -> failures(sent).stream().flatMap(MailServer::chain);
            case MessagingException messaging -> chain(messaging.getNextException());
            default -> Stream.empty();
        };
        return Stream.concat(
                Stream.of(failure),
                Stream.concat(
                        behind, failure instanceof MessagingException ? Stream.empty() : chain(failure.getCause())));
    }

    private static Collection<Exception> failures(MailSendException sent) {
        return sent.getFailedMessages().values();
    }

    private static <T> Optional<T> first(List<Throwable> chain, Class<T> kind) {
        return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static String line(@Nullable String said) {
        String line = String.valueOf(said).replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_ANSWER ? line.substring(0, LONGEST_ANSWER) + " …" : line;
    }
}
