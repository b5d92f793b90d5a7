#!/usr/bin/python3
"""usage: answer.py   logs in, prints "READY <full jid>" and answers until stdin is closed

It answers disco (XEP-0030), version (XEP-0092) and ping (XEP-0199) queries, sends the body of each chat or normal
message back to its sender, accepts every presence subscription, and says in its presence what it can do (XEP-0115).
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


async def answer(client):
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


if len(sys.argv) > 1:
    print(f"answer.py: takes no arguments\n{USAGE}", file=sys.stderr)
    sys.exit(2)
base.run(answer, USAGE, plugins)
