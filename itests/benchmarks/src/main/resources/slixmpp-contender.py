# Copyright the Osier contributors.
# SPDX-License-Identifier: Apache-2.0
"""slixmpp as a contender. Arguments: the driver's port; count, echo or send. Speaks as ContenderMain does."""

import asyncio
import logging
import os
import sys
import threading
import time

from slixmpp import ClientXMPP
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import StanzaPath
from slixmpp.xmlstream.stanzabase import ET

PEER = "romeo@montague.example/orchard"
BODY = ("O gentle Romeo, if thou dost love, pronounce it faithfully: or if thou think'st I am too quickly won, "
        "I'll frown and be perverse")
THREAD = "0e3141cd80894871a68e6fe6b1ec56fa"
MOST_UNSENT_BYTES = 1 << 20


class Contender(ClientXMPP):
    def __init__(self, conduct):
        super().__init__("juliet@bench.localhost/balcony", "secret")
        self.conduct = conduct
        self.stanzas = self.characters = 0
        self["feature_mechanisms"].unencrypted_plain = True
        self.register_handler(Callback("bench messages", StanzaPath("message"), self.receive))
        self.register_handler(Callback("bench presence", StanzaPath("presence"), self.count))
        self.add_event_handler("session_start", self.session_started)

    async def session_started(self, _):
        self.send_presence()
        while self.conduct == "send":
            for number in range(100):
                self.send_chat(number)
            await self.waiting_queue.join()
            while self.transport.get_write_buffer_size() > MOST_UNSENT_BYTES:
                await asyncio.sleep(0.001)

    def send_chat(self, number):
        message = self.make_message(mto=PEER, mbody=BODY, mtype="chat")
        message["id"] = f"m-{1_000_000_000 + number}"
        message["thread"] = THREAD
        for namespace, name in (("http://jabber.org/protocol/chatstates", "active"),
                                ("urn:xmpp:receipts", "request")):
            message.append(ET.Element(f"{{{namespace}}}{name}"))
        message.append(ET.Element("{urn:xmpp:sid:0}origin-id", {"id": message["id"]}))
        message.send()

    def receive(self, message):
        body = message["body"]
        if self.conduct == "echo":
            answer = self.make_message(mto=message["from"], mbody=body, mtype="chat")
            answer["id"] = message["id"]
            answer.send()
        self.characters += len(body)
        self.count(message)

    def count(self, _):
        self.stanzas += 1

    def report(self):
        return f"{time.monotonic_ns()} {self.stanzas} {self.characters} -1 {threading.active_count()}"


def answer(contender):
    word = sys.stdin.readline().strip()
    if not word:
        os._exit(0)
    print(word, contender.report(), flush=True)


async def main(port, conduct):
    contender = Contender(conduct)
    asyncio.get_running_loop().add_reader(sys.stdin, answer, contender)
    contender.connect(("127.0.0.1", int(port)), disable_starttls=True)
    await asyncio.Future()


logging.basicConfig(level=logging.WARNING)
asyncio.run(main(*sys.argv[1:]))
