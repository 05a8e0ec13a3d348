package uk.interborough.circulation;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mail server on loopback that goes down and comes up on the same port, and refuses addresses on demand. */
final class PostOffice extends GreenMail {
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    PostOffice() {
        super(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    /** A message that came. */
    record Mail(String to, String subject, String messageId, String whole) {}

    int port() {
        return config[0].getPort();
    }

    /** From now on the address is answered so, e.g. {@code 550 no such mailbox}. */
    void refuses(String address, String answer) {
        refusals.put(address, answer);
    }

    void refusesNobody() {
        refusals.clear();
    }

    /** What came since it last came up or was emptied. */
    List<Mail> mails() {
        return Arrays.stream(getReceivedMessages()).map(PostOffice::mail).toList();
    }

    void empties() {
        try {
            purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public synchronized void start() {
        managers = new Refusing();
        super.start();
    }

    private static Mail mail(MimeMessage message) {
        try {
            return new Mail(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    message.getMessageID(),
                    com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(message));
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private final class Refusing extends Managers {
        private final SmtpManager smtp = new SmtpManager(getImapHostManager(), getUserManager()) {
            @Override
            public String checkRecipient(SmtpState state, MailAddress recipient) {
                return refusals.get(recipient.getEmail());
            }
        };

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }
}
