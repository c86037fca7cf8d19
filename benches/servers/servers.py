"""The servers: how each is built, started, asked and stopped."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ET

from twilio_requests import PUBLIC_URL, REQUESTS, TOKEN

HERE = pathlib.Path(__file__).resolve().parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE / "target"))
PEERS = TARGET / "peers"
RUST = TARGET / "release"

# Each crate is built by itself, so that none gets the features of the others' dependencies.
SERVERS = {
    "framework": [RUST / "framework"],
    "careful hand": [RUST / "careful"],
    "lean hand": [RUST / "lean"],
}
NODE = PEERS / "node_modules"
PYTHON = PEERS / "venv/bin"
PEER_SERVERS = {
    "Express": ["node", HERE / "peers/node/server.js"],
    "FastAPI": [PYTHON / "uvicorn", "fastapi_app:app", "--port", "{port}", "--no-access-log", "--log-level", "error"],
    "Flask": [PYTHON / "gunicorn", "flask_app:app", "-b", "127.0.0.1:{port}", "-k", "gthread", "--threads", "4", "--keep-alive", "30"],
}


def build():
    for crate in ("framework", "hand"):
        subprocess.run(["cargo", "build", "--release", "-p", crate], cwd=HERE, check=True)


def install_peers():
    """Installs what the peers need; what is not possible here is skipped."""
    PEERS.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "peers/node/package.json", PEERS)
    requirements = HERE / "peers/python/requirements.txt"
    for what, commands in {
        "Express": [["npm", "install", "--no-audit", "--no-fund"]],
        "FastAPI and Flask": [["python3", "-m", "venv", "venv"], [PYTHON / "pip", "install", "-q", "-r", requirements]],
    }.items():
        try:
            for command in commands:
                subprocess.run(command, cwd=PEERS, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{what}: skipped, {error}")


def present(servers):
    """The servers that can be started here; the others are named."""
    there = {}
    for name, command in servers.items():
        needed = NODE if name == "Express" else pathlib.Path(command[0])
        if needed.exists():
            there[name] = command
        else:
            print(f"{name}: skipped, there is no {needed}")
    return there


class Server:
    """A server while it runs. `wrap` comes before its command."""

    def __init__(self, command, wrap=()):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [str(part).replace("{port}", str(self.port)) for part in [*wrap, *command]]
        env = {
            **os.environ,
            "PORT": str(self.port),
            "TWILIO_AUTH_TOKEN": TOKEN,
            "TWILIO_PUBLIC_URL": PUBLIC_URL,
            "NODE_PATH": str(NODE),
            "NODE_ENV": "production",
            "PYTHONPATH": str(HERE / "peers/python"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        started = time.perf_counter()
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            command, env=env, start_new_session=True, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log
        )
        while True:
            if self.process.poll() is not None or time.perf_counter() - started > 60:
                self.stop()
                self.log.seek(0)
                raise RuntimeError(f"{command} does not answer: {self.log.read().decode(errors='replace')[-500:]}")
            try:
                if self.ask(REQUESTS["sms"].raw())[0] == 200:
                    break
            except OSError:
                time.sleep(0.0005)
        self.start = time.perf_counter() - started

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(10)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()

    def ask(self, raw, times=1):
        """Sends a request so many times over one connection; the status and the body of the last answer."""
        with socket.create_connection(("127.0.0.1", self.port), 30) as connection:
            stream = connection.makefile("rb")
            for _ in range(times):
                connection.sendall(raw)
                status = int((stream.readline().split() or [b"0", b"0"])[1])
                length = 0
                while (line := stream.readline().strip().lower()) != b"":
                    if line.startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                body = stream.read(length)
        return status, body.decode()

    def cpu(self):
        """The seconds that its processes have used so far."""
        ticks = 0
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[3]) == self.process.pid:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """Its memory in MiB; what processes share counts once."""
        pss = 0
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                if int(stat.read_text().rsplit(")", 1)[1].split()[3]) == self.process.pid:
                    rollup = (stat.parent / "smaps_rollup").read_text()
                    pss += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
            except OSError:
                continue
        return pss / 1024


def check(name, command):
    """Says whether a server does the work: it answers a right request as all do, and refuses what is not signed."""
    tree = lambda text: ET.canonicalize(text, strip_text=True)
    try:
        with Server(command) as server:
            for request in REQUESTS.values():
                status, body = server.ask(request.raw())
                assert status == 200 and tree(body) == tree(request.answer), f"/{request.name}: {status} {body}"
                for what, raw in {
                    "another signature": request.forged().raw(),
                    "another body": request.raw(body=request.body.replace("From=%2B1510", "From=%2B1511")),
                    "no signature": request.raw(X_Twilio_Signature=None),
                }.items():
                    status, body = server.ask(raw)
                    assert 400 <= status < 500 and "<Response>" not in body, f"/{request.name}, {what}: {status}"
        return True
    except (AssertionError, RuntimeError, OSError) as error:
        print(f"{name}: left out, {error}")
        return False
