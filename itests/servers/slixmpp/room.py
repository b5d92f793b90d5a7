#!/usr/bin/python3
"""usage: room.py ROOM NICK   enters a room (XEP-0045), prints "READY <full jid>" and obeys until stdin is closed

It prints one JSON object for each thing that it sees: {"event": "online"|"offline"|"message"|"private"|"subject"|"invite",
"nick": ..., "text": ...}. Lines on stdin are orders:
  say TEXT           to all                    subject TEXT       changes the subject
  whisper NICK TEXT  to one                    nick NICK          takes another nickname
  kick NICK          removes an occupant       invite JID         has the room invite somebody
  leave              leaves the room
"""

import asyncio
import json
import sys
import threading

sys.dont_write_bytecode = True
if {"-h", "--help"} & set(sys.argv[1:2]):
    print(__doc__)
    sys.exit(0)

import client as base  # noqa: E402
from slixmpp import JID  # noqa: E402
from slixmpp.exceptions import XMPPError  # noqa: E402

USAGE = __doc__ + "\n" + base.ENVIRONMENT


def tell(event, stanza, text=""):
    print(json.dumps({"event": event, "nick": stanza["from"].resource, "text": text}), flush=True)


async def obey(client, room, line):
    order, _, rest = line.partition(" ")
    muc = client["xep_0045"]
    if order == "say":
        client.send_message(mto=room, mbody=rest, mtype="groupchat")
    elif order == "whisper":
        nick, _, text = rest.partition(" ")
        client.send_message(mto=JID(f"{room}/{nick}"), mbody=text, mtype="chat")
    elif order == "subject":
        muc.set_subject(room, rest)
    elif order == "nick":
        client.send_presence(pto=f"{room}/{rest}")
    elif order == "kick":
        await muc.set_role(room, rest, "none", reason="Avaunt")
    elif order == "invite":
        muc.invite(room, JID(rest), reason="For witches")
    elif order == "leave":
        client.send_presence(pto=f"{room}/{muc.our_nicks[room]}", ptype="unavailable")
    else:
        raise ValueError(f"no order: {line}")


async def stay(client):
    room, nick = JID(sys.argv[1]), sys.argv[2]
    for event in ("online", "offline"):
        client.add_event_handler(f"muc::{room}::got_{event}", lambda p, e=event: tell(e, p, p["muc"]["role"]))
    client.add_event_handler("groupchat_message", lambda m: tell("message", m, m["body"]))
    client.add_event_handler("groupchat_subject", lambda m: tell("subject", m, m["subject"]))
    client.add_event_handler("groupchat_invite", lambda m: tell("invite", m, m["muc"]["invite"]["reason"]))
    client.add_event_handler("message", lambda m: m["type"] == "chat" and tell("private", m, m["body"]))
    client.send_presence()
    try:
        await client["xep_0045"].join_muc_wait(room, nick, maxstanzas=10, timeout=client.settings.timeout)
    except (XMPPError, asyncio.TimeoutError) as e:
        print(json.dumps({"event": "refused", "text": str(e)}), flush=True)
        return
    print(f"READY {client.boundjid}", flush=True)

    loop, orders = asyncio.get_running_loop(), asyncio.Queue()

    def watch():  # a thread, because an event loop cannot watch a stdin that is a file or /dev/null
        for line in sys.stdin:
            loop.call_soon_threadsafe(orders.put_nowait, line.rstrip("\n"))
        loop.call_soon_threadsafe(orders.put_nowait, None)

    threading.Thread(target=watch, daemon=True).start()
    while (line := await orders.get()) is not None:
        await obey(client, room, line)


def plugins(client):
    client.register_plugin("xep_0030")
    client.register_plugin("xep_0045")


if len(sys.argv) != 3:
    print(f"room.py: wants a room and a nickname\n{USAGE}", file=sys.stderr)
    sys.exit(2)
base.run(stay, USAGE, plugins)
