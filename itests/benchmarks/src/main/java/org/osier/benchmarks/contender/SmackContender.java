/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

import java.io.IOException;
import java.net.InetAddress;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.chatstates.ChatState;
import org.jivesoftware.smackx.chatstates.packet.ChatStateExtension;
import org.jivesoftware.smackx.receipts.DeliveryReceiptRequest;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Smack as its users get it, with its extensions, but without TLS and without what it keeps for a resumption. */
final class SmackContender implements Contender {
    private final Conduct conduct;
    private final Tally tally;

    SmackContender(Conduct conduct, Tally tally) {
        this.conduct = conduct;
        this.tally = tally;
    }

    @Override
    public void connect(int port) throws IOException, InterruptedException, SmackException, XMPPException {
        XMPPTCPConnection connection = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setHostAddress(InetAddress.getLoopbackAddress())
                .setPort(port)
                .setXmppDomain(DOMAIN)
                .setSecurityMode(SecurityMode.disabled)
                .performSaslAnonymousAuthentication()
                .build());
        connection.setUseStreamManagement(false);
        connection.addSyncStanzaListener(stanza -> receive(stanza, connection), stanza -> true);
        connection.connect();
        connection.login();
        if (conduct == Conduct.SEND) {
            new Thread(() -> sendMessages(connection), "sender").start();
        }
    }

    private void receive(Stanza stanza, XMPPTCPConnection connection)
            throws InterruptedException, SmackException.NotConnectedException {
        if (!(stanza instanceof Message message)) {
            tally.stanza();
            return;
        }
        String bodyOrNull = message.getBody();
        if (conduct == Conduct.ECHO) {
            connection.sendStanza(StanzaBuilder.buildMessage(message.getStanzaId())
                    .to(message.getFrom())
                    .ofType(Message.Type.chat)
                    .setBody(bodyOrNull)
                    .build());
        }
        tally.body(bodyOrNull == null ? "" : bodyOrNull);
    }

    private static void sendMessages(XMPPTCPConnection connection) {
        try {
            Jid peer = JidCreate.from(PEER);
            for (long number = 0; ; number++) {
                connection.sendStanza(message(Chat.id(number), peer));
            }
        } catch (XmppStringprepException | InterruptedException | SmackException.NotConnectedException e) {
            // The driver has seen enough.
        }
    }

    private static Message message(String id, Jid peer) {
        return StanzaBuilder.buildMessage(id)
                .to(peer)
                .ofType(Message.Type.chat)
                .setBody(Chat.BODY)
                .setThread(Chat.THREAD)
                .addExtension(new ChatStateExtension(ChatState.active))
                .addExtension(new DeliveryReceiptRequest())
                .addExtension(StandardExtensionElement.builder("origin-id", Chat.STANZA_IDS)
                        .addAttribute("id", id)
                        .build())
                .build();
    }
}
