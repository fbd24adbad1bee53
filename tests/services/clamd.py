"""A peer that speaks the protocol of the ClamAV daemon and knows one virus: EICAR."""

from __future__ import annotations

import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from tests.hostile_files import EICAR

LARGEST = 2**20


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
            if len(content) > LARGEST:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.wfile.write(b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0")


@contextmanager
def over_tcp() -> Iterator[str]:
    """Give the address of a daemon that listens on a port."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session) as server, _serving(server):
        yield f"127.0.0.1:{server.server_address[1]}"


@contextmanager
def over_unix(folder: Path) -> Iterator[str]:
    """Give the address of a daemon that listens on a socket in a folder."""
    there = str(folder / "clamd.ctl")
    with socketserver.ThreadingUnixStreamServer(there, _Session) as server, _serving(server):
        yield there


@contextmanager
def _serving(server: socketserver.BaseServer) -> Iterator[None]:
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
