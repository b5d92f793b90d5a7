#!/usr/bin/python3
"""usage: ask.py QUERY...   logs in, makes the queries one after the other and prints one JSON object for each

queries:
  session            no question: what was negotiated (JID, TLS, SASL mechanism, stream features)
  message JID BODY   sends a chat message and waits for the next message from JID
  version JID        software version, XEP-0092
  disco JID          identities and features, XEP-0030
  items JID          items, XEP-0030
  caps JID           sends presence to JID, waits for JID's, and tells what it says once it is verified, XEP-0115
  ping JID           XEP-0199
  unknown JID        an iq in a namespace that nobody knows
  commands JID       the commands that are offered, XEP-0050
  command JID NODE FIELDS
                     runs a command to its end, XEP-0050; FIELDS (room=balcony,guest=Romeo) go into each form that has them
"""

import asyncio
import json
import sys
import time
from xml.etree import ElementTree

sys.dont_write_bytecode = True
if {"-h", "--help"} & set(sys.argv[1:2]):
    print(__doc__)
    sys.exit(0)

import client as base  # noqa: E402
from slixmpp import JID  # noqa: E402
from slixmpp.exceptions import IqError, IqTimeout  # noqa: E402
from slixmpp.jid import InvalidJID  # noqa: E402

USAGE = __doc__ + "\n" + base.ENVIRONMENT
VERSION, PING = "jabber:iq:version", "urn:xmpp:ping"
INFO, ITEMS = "http://jabber.org/protocol/disco#info", "http://jabber.org/protocol/disco#items"
UNKNOWN = "urn:example:nobody-knows-this"


def error_facts(stanza):
    facts = {"ok": False, "from": str(stanza["from"]), "error": stanza["error"]["condition"],
             "type": stanza["error"]["type"]}
    if stanza["error"]["text"]:
        facts["text"] = stanza["error"]["text"]
    return facts


def timeout_facts():
    return {"ok": False, "error": "timeout"}


async def iq(client, to, tag, namespace):
    """Sends an iq of type get; returns its answer's facts so far and the element that it carries."""
    stanza = client.make_iq_get(ito=to)
    stanza.append(ElementTree.Element(f"{{{namespace}}}{tag}"))
    sent = time.monotonic()
    try:
        answer = await stanza.send(timeout=client.settings.timeout)
    except IqTimeout:
        return timeout_facts(), None
    except IqError as e:
        return error_facts(e.iq), None
    facts = {"ok": True, "from": str(answer["from"]), "ms": round((time.monotonic() - sent) * 1000, 1)}
    return facts, answer.xml.find(f"{{{namespace}}}{tag}")


def attributes(elements, *names):
    return [{n: e.get(n) for n in names if e.get(n) is not None} for e in elements]


async def session(client):
    tls = client.tls()
    return {"ok": True, "jid": str(client.boundjid), "tls": tls.version(), "cipher": tls.cipher()[0],
            "mechanism": client["feature_mechanisms"].mech.name, "mechanisms": sorted(client.mechanisms),
            "features": sorted(client.stream_features)}


async def message(client, to, body):
    peer, answer = JID(to), asyncio.get_running_loop().create_future()
    stanza = client.make_message(mto=to, mbody=body, mtype="chat")
    stanza["id"] = client.new_id()

    def received(reply):
        other = reply["from"]
        from_peer = other == peer if peer.resource else other.bare == peer.bare
        refused = reply["type"] == "error" and (from_peer or reply["id"] == stanza["id"])
        if not answer.done() and (refused or from_peer and reply["type"] != "error" and reply["body"]):
            answer.set_result(reply)

    client.add_event_handler("message", received)
    client.add_event_handler("message_error", received)
    sent = time.monotonic()
    stanza.send()
    try:
        reply = await asyncio.wait_for(answer, client.settings.timeout)
    except asyncio.TimeoutError:
        return timeout_facts()
    finally:
        client.del_event_handler("message", received)
        client.del_event_handler("message_error", received)
    if reply["type"] == "error":
        return error_facts(reply)
    return {"ok": True, "from": str(reply["from"]), "ms": round((time.monotonic() - sent) * 1000, 1),
            "type": reply["type"], "body": reply["body"]}


async def version(client, to):
    facts, query = await iq(client, to, "query", VERSION)
    for name in ("name", "version", "os"):
        text = None if query is None else query.findtext(f"{{{VERSION}}}{name}")
        if text is not None:
            facts[name] = text
    return facts


async def disco(client, to):
    facts, query = await iq(client, to, "query", INFO)
    if query is not None:
        facts["identities"] = attributes(query.findall(f"{{{INFO}}}identity"), "category", "type", "name")
        facts["features"] = sorted(f.get("var", "") for f in query.findall(f"{{{INFO}}}feature"))
    return facts


async def items(client, to):
    facts, query = await iq(client, to, "query", ITEMS)
    if query is not None:
        facts["items"] = attributes(query.findall(f"{{{ITEMS}}}item"), "jid", "node", "name")
    return facts


async def caps(client, to):
    plugin = client["xep_0115"]
    client.send_presence(pto=to)
    deadline = time.monotonic() + client.settings.timeout
    while time.monotonic() < deadline:  # slixmpp raises no event when it has verified something
        ver = await plugin.get_verstring(to)
        if ver is not None:
            info = await plugin.get_caps(verstring=ver)
            return {"ok": True, "from": to, "ver": ver, "features": sorted(info["features"])}
        await asyncio.sleep(0.05)
    return timeout_facts()


async def ping(client, to):
    return (await iq(client, to, "ping", PING))[0]


async def unknown(client, to):
    return (await iq(client, to, "query", UNKNOWN))[0]


async def commands(client, to):
    try:
        answer = await client["xep_0050"].get_commands(to, timeout=client.settings.timeout)
    except IqTimeout:
        return timeout_facts()
    except IqError as e:
        return error_facts(e.iq)
    return {"ok": True, "items": [{"jid": str(j), "node": n, "name": name}
                                  for j, n, name in answer["disco_items"]["items"]]}


async def command(client, to, node, fields):
    values = dict(field.split("=", 1) for field in fields.split(",") if field)
    action, payload, session, stages, notes = "execute", None, None, [], []
    while True:
        try:
            answer = await client["xep_0050"].send_command(to, node, action=action, payload=payload, sessionid=session,
                                                           timeout=client.settings.timeout)
        except IqTimeout:
            return timeout_facts()
        except IqError as e:
            return error_facts(e.iq) | {"stages": stages}
        step = answer["command"]
        notes += [list(note) for note in step["notes"]]
        form = next((s for s in step["substanzas"] if s.plugin_attrib == "form"), None)
        if step["status"] != "executing":
            return {"ok": True, "status": step["status"], "stages": stages, "notes": notes,
                    "result": form["values"] if form else {}}
        stages.append(sorted(step["actions"]))
        session, payload = step["sessionid"], None
        if form:
            payload = client["xep_0004"].make_form("submit")
            for name, field in form.get_fields().items():
                value = values.get(name, field["value"])
                if value not in (None, ""):
                    payload.add_field(var=name, value=value)
        action = "next" if "next" in step["actions"] else "complete"


# name: function, names of its arguments
QUERIES = {"session": (session,), "message": (message, "jid", "body"), "version": (version, "jid"),
           "disco": (disco, "jid"), "items": (items, "jid"), "caps": (caps, "jid"), "ping": (ping, "jid"),
           "unknown": (unknown, "jid"), "commands": (commands, "jid"), "command": (command, "jid", "node", "fields")}


def parse(words):
    """The queries that the words of the command line ask for: (name, function, arguments)."""
    words, queries = list(words), []
    while words:
        name = words.pop(0)
        if name not in QUERIES:
            raise ValueError(f"there is no query '{name}'")
        function, *parameters = QUERIES[name]
        if len(words) < len(parameters):
            raise ValueError(f"'{name}' wants {' and '.join(parameters)}")
        arguments = [words.pop(0) for _ in parameters]
        if arguments:
            JID(arguments[0])
        queries.append((name, function, arguments))
    if not queries:
        raise ValueError("nothing to ask")
    return queries


def main():
    try:
        queries = parse(sys.argv[1:])
    except (ValueError, InvalidJID) as e:
        print(f"ask.py: {e}\n{USAGE}", file=sys.stderr)
        sys.exit(2)

    async def ask(client):
        client.send_presence()
        for name, function, arguments in queries:
            facts = await function(client, *arguments)
            asked = {"query": name} | ({"to": arguments[0]} if arguments else {})
            print(json.dumps(asked | facts), flush=True)

    def plugins(client):
        client.register_plugin("xep_0050")
        if any(name == "caps" for name, _, _ in queries):
            client.register_plugin("xep_0115")

    base.run(ask, USAGE, plugins)


main()
