/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

import org.jivesoftware.whack.ExternalComponentManager;
import org.xmpp.component.AbstractComponent;
import org.xmpp.component.ComponentException;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Presence;

/** Whack as its users get it: a component whose handlers run on several threads, so that replies are unordered. */
final class WhackContender implements Contender {
    private static final String HOST = DOMAIN.substring(DOMAIN.indexOf('.') + 1);
    private static final String SUBDOMAIN = DOMAIN.substring(0, DOMAIN.indexOf('.'));

    private final Conduct conduct;
    private final Tally tally;

    WhackContender(Conduct conduct, Tally tally) {
        this.conduct = conduct;
        this.tally = tally;
    }

    @Override
    public void connect(int port) throws ComponentException {
        ExternalComponentManager components = new ExternalComponentManager("127.0.0.1", port, false);
        components.setServerName(HOST);
        components.setDefaultSecretKey("secret");
        Bench bench = new Bench();
        components.addComponent(SUBDOMAIN, bench);
        if (conduct == Conduct.SEND) {
            new Thread(bench::sendMessages, "sender").start();
        }
    }

    private final class Bench extends AbstractComponent {
        @Override
        public String getName() {
            return "bench";
        }

        @Override
        public String getDescription() {
            return "is measured";
        }

        @Override
        protected void handleMessage(Message message) {
            String bodyOrNull = message.getBody();
            if (conduct == Conduct.ECHO) {
                Message answer = new Message();
                answer.setTo(message.getFrom());
                answer.setFrom(message.getTo());
                answer.setID(message.getID());
                answer.setType(Message.Type.chat);
                answer.setBody(bodyOrNull);
                send(answer);
            }
            count(bodyOrNull == null ? "" : bodyOrNull);
        }

        @Override
        protected void handlePresence(Presence presence) {
            count("");
        }

        private void count(String body) {
            try {
                tally.body(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void sendMessages() {
            JID from = new JID("juliet", DOMAIN, "balcony");
            JID to = new JID(PEER);
            for (long number = 0; ; number++) {
                send(message(Chat.id(number), from, to));
            }
        }
    }

    private static Message message(String id, JID from, JID to) {
        Message message = new Message();
        message.setFrom(from);
        message.setTo(to);
        message.setID(id);
        message.setType(Message.Type.chat);
        message.setBody(Chat.BODY);
        message.setThread(Chat.THREAD);
        message.addChildElement("active", Chat.CHAT_STATES);
        message.addChildElement("request", Chat.RECEIPTS);
        message.addChildElement("origin-id", Chat.STANZA_IDS).addAttribute("id", id);
        return message;
    }
}
