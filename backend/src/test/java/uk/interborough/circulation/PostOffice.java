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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A mail server on loopback that goes down and comes up on the same port, and refuses addresses on demand. */
public final class PostOffice extends GreenMail {
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private volatile Gate gate = new Gate(Integer.MAX_VALUE);

    public PostOffice() {
        super(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    /** A message that came. */
    public record Mail(String to, String subject, String messageId, String whole) {}

    public int port() {
        return config[0].getPort();
    }

    /** From now on the address is answered so, e.g. {@code 550 no such mailbox}. */
    public void refuses(String address, String answer) {
        refusals.put(address, answer);
    }

    public void refusesNobody() {
        refusals.clear();
    }

    /** Has every message after so many, but says so to nobody any more, until it is called again. */
    Gate fallsSilentAfter(int messages) {
        Gate before = gate;
        gate = new Gate(messages);
        before.opened.countDown();
        return gate;
    }

    /** Where messages are counted that are kept already. */
    static final class Gate {
        private final CountDownLatch passing;
        private final CountDownLatch reached;
        private final CountDownLatch opened = new CountDownLatch(1);

        private Gate(int messages) {
            passing = new CountDownLatch(messages);
            reached = new CountDownLatch(1);
        }

        /** Whether it has fallen silent, after waiting for it. */
        boolean isReached() throws InterruptedException {
            return reached.await(60, TimeUnit.SECONDS);
        }

        private synchronized boolean isLast() {
            boolean last = passing.getCount() == 0;
            passing.countDown();
            return last;
        }

        private void pass() {
            if (isLast()) {
                reached.countDown();
                try {
                    opened.await();
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** What came since it last came up or was emptied. */
    public List<Mail> mails() {
        return Arrays.stream(getReceivedMessages()).map(PostOffice::mail).toList();
    }

    public void empties() {
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

            @Override
            public void send(SmtpState state) {
                super.send(state);
                gate.pass();
            }
        };

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }
}
