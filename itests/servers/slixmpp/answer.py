#!/usr/bin/python3
"""usage: answer.py   logs in, prints "READY <full jid>" and answers until stdin is closed

It answers disco (XEP-0030), version (XEP-0092) and ping (XEP-0199) queries, offers the command "rent" (XEP-0050) of
three stages, sends the body of each chat or normal message back to its sender, accepts every presence subscription, and
says in its presence what it can do (XEP-0115).
"""

import asyncio
import os
import sys
import threading

sys.dont_write_bytecode = True
if {"-h", "--help"} & set(sys.argv[1:2]):
    print(__doc__)
    sys.exit(0)

import client as base  # noqa: E402
from slixmpp.exceptions import IqError  # noqa: E402

USAGE = __doc__ + "\n" + base.ENVIRONMENT


def echo(message):
    if message["type"] in ("chat", "normal") and message["body"]:
        message.reply(message["body"]).send()


def offer(client):
    """A command that asks for a room, then for a guest, from where one may go back, and then for a confirmation."""

    def form(kind, title):
        return client["xep_0004"].make_form(kind, title)

    def room(_, session):
        session["payload"] = form("form", "A room in Verona")
        session["payload"].add_field(var="room", ftype="list-single", label="Room", required=True,
                                     options=[{"label": "Balcony", "value": "balcony"}, {"label": "", "value": "cellar"}])
        return session | {"next": guest, "has_next": True, "allow_prev": False}

    def guest(submission, session):
        session["room"] = submission["values"]["room"]
        session["payload"] = form("form", "A guest for the " + session["room"])
        session["payload"].add_field(var="guest", ftype="text-single", required=True)
        session["payload"].add_field(var="breakfast", ftype="boolean", value=True)
        return session | {"next": sure, "prev": room, "has_next": True, "allow_prev": True}

    def sure(submission, session):
        session["guest"] = submission["values"]["guest"]
        session["payload"] = form("form", "Sure?")
        session["notes"] = [("warn", "Knock first.")]
        return session | {"next": done, "has_next": False}

    def done(_, session):
        session["payload"] = form("result", "Rented")
        session["payload"].add_field(var="room", value=session["room"])
        session["payload"].add_field(var="guest", value=session["guest"])
        session["notes"] = [("info", "Sleep well.")]

    client["xep_0050"].add_command(node="rent", name="Rent a room", handler=room)


async def answer(client):
    offer(client)
    client.add_event_handler("message", echo)
    client["xep_0030"].add_identity(category="client", itype="bot", name="answer.py")
    await client["xep_0115"].update_caps(broadcast=False)
    client.send_presence()
    # READY says that the server has our presence: it has when it answers, by an error too, what was sent after it.
    try:
        await client["xep_0199"].send_ping(client.boundjid.host, timeout=client.settings.timeout)
    except IqError:
        pass
    print(f"READY {client.boundjid}", flush=True)

    loop, closed = asyncio.get_running_loop(), asyncio.Event()

    def watch():  # a thread, because an event loop cannot watch a stdin that is a file or /dev/null
        while os.read(0, 4096):
            pass
        loop.call_soon_threadsafe(closed.set)

    threading.Thread(target=watch, daemon=True).start()
    await closed.wait()


def plugins(client):
    client.register_plugin("xep_0030")
    client.register_plugin("xep_0092", {"software_name": "answer.py", "os": sys.platform})
    client.register_plugin("xep_0115")
    client.register_plugin("xep_0199")
    client.register_plugin("xep_0050")


if len(sys.argv) > 1:
    print(f"answer.py: takes no arguments\n{USAGE}", file=sys.stderr)
    sys.exit(2)
base.run(answer, USAGE, plugins)
