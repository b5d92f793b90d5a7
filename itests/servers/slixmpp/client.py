"""What ask.py and answer.py share: a slixmpp client that logs in where the environment says, over verified TLS only."""

import asyncio
import json
import logging
import os
import ssl
import sys
from pathlib import Path

PROGRAM = os.path.basename(sys.argv[0])

ENVIRONMENT = """environment:
  XMPP_HOST      address to connect to (default 127.0.0.1); no DNS look-up of the JID's domain is made
  XMPP_PORT      its port
  XMPP_JID       account, with or without a resource
  XMPP_PASSWORD  its password
  XMPP_CA        PEM file of the only CA that is trusted; the certificate must also match the JID's domain
  XMPP_TIMEOUT   seconds for the login and for each answer (default 10)
  XMPP_DEBUG     when set, slixmpp's debug log goes to stderr
"""

try:
    from slixmpp import ClientXMPP
except ImportError:
    print(f"{PROGRAM}: {sys.executable} has no slixmpp; run {PROGRAM} with /usr/bin/python3, for which "
          "itests/servers/install installs it", file=sys.stderr)
    sys.exit(2)


class LoginFailed(Exception):
    def __init__(self, reason, detail):
        super().__init__(reason, detail)
        self.reason, self.detail = reason, str(detail)


class Disconnected(Exception):
    pass


class Settings:
    def __init__(self, environment=os.environ):
        missing = [n for n in ("XMPP_PORT", "XMPP_JID", "XMPP_PASSWORD", "XMPP_CA") if not environment.get(n)]
        if missing:
            raise ValueError("the environment lacks " + ", ".join(missing))
        self.host = environment.get("XMPP_HOST") or "127.0.0.1"
        self.port = int(environment["XMPP_PORT"])
        self.jid = environment["XMPP_JID"]
        self.password = environment["XMPP_PASSWORD"]
        self.ca = Path(environment["XMPP_CA"])
        self.timeout = float(environment.get("XMPP_TIMEOUT") or 10)
        if not self.ca.is_file():
            raise ValueError(f"there is no file {self.ca}")
        logging.basicConfig(level=logging.DEBUG if environment.get("XMPP_DEBUG") else logging.CRITICAL + 1)


class Client(ClientXMPP):
    """Logs in once; it never reconnects and never goes on without TLS."""

    def __init__(self, settings):
        super().__init__(settings.jid, settings.password)
        self.settings = settings
        # ca_certs as well, or slixmpp would add the system's CAs to this context.
        self.ca_certs = settings.ca
        self.ssl_context = ssl.create_default_context(cafile=str(settings.ca))
        self.mechanisms = []
        self.stream_features = []
        self._refusal = None
        self._login = None
        self.lost = None

    async def login(self):
        loop = asyncio.get_running_loop()
        self._login, self.lost = loop.create_future(), loop.create_future()
        self.add_event_handler("session_start", lambda _: self._end_login())
        self.add_event_handler("connection_failed", lambda e: self._end_login("connect", e))
        self.add_event_handler("ssl_invalid_chain",
                               lambda e: self._end_login("tls", getattr(e, "verify_message", "") or e))
        self.add_event_handler("failed_auth", self._refused)
        self.add_event_handler("failed_all_auth",
                               lambda _: self._end_login("auth", self._refusal or "no usable mechanism"))
        self.add_event_handler("stream_error", lambda e: self._end_login("stream", e["condition"]))
        self.add_event_handler("disconnected", self._disconnected)
        self.connect((self.settings.host, self.settings.port))
        self.default_domain = self.boundjid.host  # the name that the certificate must have
        try:
            await asyncio.wait_for(self._login, self.settings.timeout)
        except asyncio.TimeoutError:
            raise LoginFailed("timeout", f"no session after {self.settings.timeout:g} s") from None

    def _end_login(self, reason=None, detail=None):
        if self._login.done():
            return
        if reason:
            self._login.set_exception(LoginFailed(reason, detail))
        else:
            self._login.set_result(None)

    def _refused(self, failure):
        self._refusal = failure["condition"]

    def _disconnected(self, reason):
        self._end_login("disconnected", reason or "the server closed the connection")
        if not self.lost.done():
            self.lost.set_result(reason or "the server closed the connection")

    async def _pick_dns_answer(self, domain, port=None):
        return None  # connect to the address as given

    async def _handle_stream_features(self, features):
        names = [child.tag for child in features.xml]
        if not self.tls() and "{urn:ietf:params:xml:ns:xmpp-tls}starttls" not in names:
            self._end_login("tls", "the server does not offer STARTTLS")
            return self.abort()
        self.stream_features = names
        self.mechanisms = features["mechanisms"] or self.mechanisms
        return await super()._handle_stream_features(features)

    def tls(self):
        return self.transport and self.transport.get_extra_info("ssl_object")

    async def unless_lost(self, awaitable):
        """The result of awaitable; Disconnected when the connection ends before."""
        task = asyncio.ensure_future(awaitable)
        await asyncio.wait({task, self.lost}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        task.cancel()
        raise Disconnected(str(self.lost.result()))


def run(work, usage, prepare=lambda client: None):
    """Calls prepare(client), logs in, awaits work(client) and ends the program.

    Exit codes: 0 done, 1 no login or connection lost, 2 wrong call.
    """
    try:
        settings = Settings()
    except ValueError as e:
        print(f"{PROGRAM}: {e}\n{usage}", file=sys.stderr)
        sys.exit(2)

    async def main():
        client = Client(settings)
        prepare(client)
        try:
            await client.login()
            await client.unless_lost(work(client))
        except LoginFailed as e:
            print(json.dumps({"login": False, "reason": e.reason, "detail": e.detail}), file=sys.stderr)
            client.abort()
            return 1
        except Disconnected as e:
            print(json.dumps({"login": True, "reason": "disconnected", "detail": str(e)}), file=sys.stderr)
            return 1
        await client.disconnect()
        return 0

    try:
        sys.exit(asyncio.run(main()))
    except KeyboardInterrupt:
        sys.exit(130)
