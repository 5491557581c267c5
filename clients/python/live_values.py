#!/usr/bin/env python3
"""Prints values of an OPC UA server as they change, until it is told to end (Ctrl-C).

    live_values.py "ns=2;s=Demo.Moving.Sine"

Needs python3-websockets of Debian, or the package websockets of version 10 or newer. When the connection is lost, it is made
again and the session goes on where it was: no value is missed.
"""

import argparse
import asyncio
import contextlib
import itertools
import json
import os
import signal
import sys

import websockets

RESUME_WINDOW = 30_000  # how long the gateway keeps the session for us when the connection is gone, in milliseconds


class GatewayError(Exception):
    """A request was answered with a bad StatusCode."""


class Connection:
    """One WebSocket: requests with their responses, and what the gateway tells by itself."""

    def __init__(self, websocket, on_notify):
        self._websocket = websocket
        self._on_notify = on_notify
        self._handles = itertools.count(1)
        self._waiting = {}
        self._reader = asyncio.create_task(self._read())

    async def request(self, service, body, session_id=None):
        """The body of the response; its bad StatusCode is a GatewayError."""
        header = {"MessageType": f"GW_{service}Request", "ClientHandle": str(next(self._handles))}
        if session_id is not None:
            header["SessionId"] = session_id
        response = asyncio.get_running_loop().create_future()
        self._waiting[header["ClientHandle"]] = response
        await self._websocket.send(json.dumps({"Header": header, "Body": body}))
        answer = await response
        if answer["Header"]["StatusCode"] != 0:
            raise GatewayError(f"{answer['Header']['StatusText']}: {answer['Header']['Message']}")
        return answer["Body"]

    async def closed(self):
        """Waits until the connection is gone, and says why."""
        await asyncio.shield(self._reader)

    async def _read(self):
        gone = None
        try:
            async for text in self._websocket:
                message = json.loads(text)
                header = message["Header"]
                # A notify has a ClientHandle too, that of the login: what it is says its type.
                if header["MessageType"].endswith("Response"):
                    self._waiting.pop(header["ClientHandle"]).set_result(message)
                else:
                    self._on_notify(message)
        except websockets.ConnectionClosed as reason:
            gone = reason
        for response in self._waiting.values():
            if not response.done():
                response.set_exception(gone or GatewayError("the gateway has closed the connection"))


class LiveValues:
    """A session with one subscription, which outlives connections."""

    def __init__(self, arguments):
        self._arguments = arguments
        self._session_id = None
        self._resume_token = None
        self._last_notify = 0
        self._left = arguments.count or sys.maxsize
        self.enough = asyncio.Event()

    async def run(self):
        # Connects again, after a while that grows, for as long as the loop goes on.
        async for websocket in websockets.connect(self._arguments.gateway, subprotocols=["opcua-gw.v2"]):
            connection = Connection(websocket, self._notified)
            try:
                await self._begin(connection)
                await connection.closed()
            except websockets.ConnectionClosed:
                pass
            except asyncio.CancelledError:
                await self._end(connection)
                await websocket.close()
                raise
            note("the connection is lost")

    async def _begin(self, connection):
        if "GATEWAY_TOKEN" in os.environ:  # never in the URL, where it would be logged on the way
            await connection.request("Authenticate", {"Token": os.environ["GATEWAY_TOKEN"]})
        if self._resume_token and await self._resume(connection):
            return
        if self._arguments.target:
            server = {"Target": self._arguments.target}
        else:
            server = {"DiscoveryUrl": self._arguments.server}
        login = await connection.request("Login", server | {"ResumeWindow": RESUME_WINDOW})
        self._session_id = login["SessionId"]
        self._resume_token = login.get("ResumeToken")
        self._last_notify = 0
        await self._subscribe(connection)

    async def _resume(self, connection):
        """Whether the session goes on; a gateway that was restarted does not know it any more."""
        token, self._resume_token = self._resume_token, None  # it is good for one use
        try:
            resumed = await connection.request(
                "Resume",
                {"SessionId": self._session_id, "ResumeToken": token, "LastNotify": self._last_notify},
            )
        except GatewayError as error:
            note(f"the session is over, logging in again ({error})")
            return False
        self._resume_token = resumed["ResumeToken"]
        note("resumed" + (", but values were missed" if resumed["GapDetected"] else ""))
        return True

    async def _subscribe(self, connection):
        subscription = await connection.request(
            "CreateSubscription", {"RequestedPublishingInterval": 200}, self._session_id
        )
        items = [
            {
                "ItemToMonitor": {"NodeId": node},
                "RequestedParameters": {"ClientHandle": place, "SamplingInterval": 100, "QueueSize": 20},
            }
            for place, node in enumerate(self._arguments.nodes)
        ]
        created = await connection.request(
            "CreateMonitoredItems",
            {"SubscriptionId": subscription["SubscriptionId"], "ItemsToCreate": items},
            self._session_id,
        )
        for node, result in zip(self._arguments.nodes, created["Results"]):
            if result["StatusCode"] != 0:
                note(f"{node} cannot be monitored: StatusCode 0x{result['StatusCode']:08X}")

    async def _end(self, connection):
        try:
            await asyncio.wait_for(connection.request("Logout", {}, self._session_id), 5)
            note("logged out")
        except (websockets.ConnectionClosed, GatewayError, asyncio.TimeoutError) as problem:
            note(f"not logged out: {problem!r}")

    def _notified(self, message):
        header, body = message["Header"], message["Body"]
        self._last_notify = header.get("NotifyNumber", self._last_notify)
        if header["MessageType"] == "GW_DataChangeNotify":
            value = body["Value"]
            node = self._arguments.nodes[body["ClientHandleData"]]
            status = f" (StatusCode 0x{value['Status']:08X})" if "Status" in value else ""
            print(f"{value.get('SourceTimestamp', '')} {node} = {value.get('Value', {}).get('Body')}{status}", flush=True)
            self._left -= 1
            if self._left == 0:
                self.enough.set()
        elif header["MessageType"] == "GW_SessionStatusNotify":
            note(f"the gateway and the server: {body['SessionStatus']}")


def note(text):
    """What is no value goes to standard error."""
    print(text, file=sys.stderr, flush=True)


async def main(arguments):
    values = LiveValues(arguments)
    run = asyncio.create_task(values.run())
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # on Windows, where Ctrl-C is a KeyboardInterrupt
            asyncio.get_running_loop().add_signal_handler(number, values.enough.set)
    enough = asyncio.create_task(values.enough.wait())
    await asyncio.wait({run, enough}, return_when=asyncio.FIRST_COMPLETED)
    run.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await run  # and if it has failed, here is why


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("nodes", metavar="NODE", nargs="+", help='such as "ns=2;s=Demo.Moving.Sine"')
    parser.add_argument("--gateway", default="ws://127.0.0.1:8082", help="where the gateway is (%(default)s)")
    parser.add_argument("--server", default="opc.tcp://127.0.0.1:4840", help="where the OPC UA server is (%(default)s)")
    parser.add_argument("--target", help="instead of --server: the name that the gateway's operator has given it")
    parser.add_argument("--count", type=int, help="end after that many values")
    try:
        asyncio.run(main(parser.parse_args()))
    except GatewayError as error:
        sys.exit(str(error))
