#!/usr/bin/env python3
"""Measures the servers against each other. See README.md.

    measure.py cpu            CPU time of a request, in interleaved rounds, as ratios
    measure.py instructions   instructions of a request, counted by callgrind
    measure.py growth         how instructions and allocations grow with a request
    measure.py connections    CPU time of a request, by the number of connections
    measure.py refused        CPU time of a request that is refused
    measure.py start          start to first answer, memory, size of the program
    measure.py peers          installs Express, FastAPI and Flask for `cpu --peers`
"""
import argparse
import pathlib
import re
import statistics
import subprocess
import tempfile

from twilio_requests import REQUESTS
from servers import HERE, PEER_SERVERS, RUST, SERVERS, Server, build, check, install_peers, present

CAREFUL = "careful hand"


def wrk(server, request, seconds, connections, refused=False):
    """The CPU time of a request in seconds, with wrk on another core. All of them are answered, or all are refused."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(request.wrk())
        script.flush()
        before = server.cpu()
        command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", script.name]
        url = f"http://127.0.0.1:{server.port}/{request.name}"
        output = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
        done, _, errors = map(int, re.search(r"RESULT (\d+) (\d+) (\d+)", output).groups())
        assert done > 0 and errors == (done if refused else 0), output
        return (server.cpu() - before) / done


def rounds(servers, count, measure):
    """What `measure` says of each server, in rounds that each begin with another one."""
    results = {name: [] for name in servers}
    names = list(servers)
    for number in range(count):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            with Server(servers[name], ["taskset", "-c", "0"]) as server:
                results[name].append(measure(name, server))
    return results


def ratios(values, base):
    """The median and the range of the ratios of each round."""
    of_rounds = sorted(value / other for value, other in zip(values, base))
    return f"{statistics.median(of_rounds):.2f} | {of_rounds[0]:.2f} to {of_rounds[-1]:.2f}"


def cpu(args, servers):
    if args.peers:
        servers |= present(PEER_SERVERS)
    servers = {name: command for name, command in servers.items() if check(name, command)}
    for name in args.requests.split(","):
        request = REQUESTS[name]

        def measure(_, server):
            wrk(server, request, 1, args.connections)
            return wrk(server, request, args.seconds, args.connections)

        results = rounds(servers, args.rounds, measure)
        print(f"\nCPU time per request, /{name}, {args.connections} connections, {args.rounds} rounds of {args.seconds} s\n")
        print(f"| | ratio to the {CAREFUL} | range | µs |\n| --- | ---: | ---: | ---: |")
        for server, values in results.items():
            print(f"| {server} | {ratios(values, results[CAREFUL])} | {statistics.median(values) * 1e6:.1f} |")


def connections(args, servers):
    counts = [1, 10, 100, 1000, 2000]
    servers = {name: servers[name] for name in ("framework", CAREFUL)}
    results = rounds(
        servers, args.rounds, lambda _, server: [wrk(server, REQUESTS["sms"], args.seconds, count) for count in counts]
    )
    print("\n| connections | ratio | range | framework, µs |\n| ---: | ---: | ---: | ---: |")
    for at, count in enumerate(counts):
        ours, hand = ([values[at] for values in results[name]] for name in ("framework", CAREFUL))
        print(f"| {count:,} | {ratios(ours, hand)} | {statistics.median(ours) * 1e6:.1f} |")


def refused(args, servers):
    def measure(_, server):
        good, bad = REQUESTS["sms"], REQUESTS["sms"].forged()
        wrk(server, good, 1, args.connections)
        return wrk(server, good, args.seconds, args.connections), wrk(server, bad, args.seconds, args.connections, True)

    print("\n| | a refused request to a good one | range |\n| --- | ---: | ---: |")
    for name, values in rounds(servers, args.rounds, measure).items():
        good, bad = zip(*values)
        print(f"| {name} | {ratios(bad, good)} |")


def start(args, servers):
    def measure(_, server):
        idle = server.memory()
        wrk(server, REQUESTS["sms"], 1, 64)
        return server.start, idle, server.memory()

    results = rounds(servers, args.rounds, measure)
    print("\n| | start to first answer, ms | memory, MiB | after 64 connections, MiB | program, KiB |\n| --- | ---: | ---: | ---: | ---: |")
    for name, values in results.items():
        begin, idle, busy = (statistics.median(column) for column in zip(*values))
        with tempfile.NamedTemporaryFile() as stripped:
            subprocess.run(["strip", "-o", stripped.name, servers[name][0]], check=True)
            size = pathlib.Path(stripped.name).stat().st_size / 1024
        print(f"| {name} | {begin * 1000:.1f} | {idle:.1f} | {busy:.1f} | {size:.0f} |")


def counted(path):
    """The instructions in a file of callgrind's: all of them, and those in SHA-1."""
    command = ["callgrind_annotate", "--auto=no", "--threshold=100", str(path)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    number = lambda text: int(text.replace(",", ""))
    total = number(re.search(r"^ *([\d,]+) .*PROGRAM TOTALS", output, re.M)[1])
    sha1 = re.findall(r"^ *([\d,]+) .*sha1\S*compress", output, re.M)
    return total, sum(map(number, sha1))


def callgrind(directory, *options):
    return ["valgrind", "--tool=callgrind", f"--callgrind-out-file={directory}/out", *options]


def instructions(args, servers):
    print("| | request | instructions | SHA-1 apart |\n| --- | --- | ---: | ---: |")
    few, many = 200, 1200
    for name, command in servers.items():
        for request in REQUESTS.values():
            counts = []
            for times in (few, many):
                with tempfile.TemporaryDirectory() as directory:
                    with Server(command, callgrind(directory)) as server:
                        server.ask(request.raw(), times)
                    counts.append(counted(f"{directory}/out"))
            (total_few, sha1_few), (total_many, sha1_many) = counts
            total, sha1 = (total_many - total_few) / (many - few), (sha1_many - sha1_few) / (many - few)
            print(f"| {name} | /{request.name} | {total:,.0f} | {total - sha1:,.0f} |", flush=True)


GROWTH = {
    "parameters": [5, 20, 100, 1000],
    "refused": [5, 20, 100, 1000],
    "bytes": [1_000, 10_000, 100_000, 800_000],
    "accounts": [1, 10, 1000],
}


def growth(args, _):
    few, many = 4, 24
    print("| | size | instructions | SHA-1 apart | each | allocations |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for case, sizes in GROWTH.items():
        for size in sizes:
            counts = []
            for times in (few, many):
                with tempfile.TemporaryDirectory() as directory:
                    command = callgrind(directory, "--toggle-collect=*growth*Case*serve*")
                    command += [str(RUST / "growth"), case, str(size), str(times)]
                    allocations = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
                    counts.append(counted(f"{directory}/out"))
            total, sha1 = ((b - a) / (many - few) for a, b in zip(*counts))
            each = (total - sha1) / size
            print(f"| {case} | {size:,} | {total:,.0f} | {total - sha1:,.0f} | {each:,.1f} | {allocations} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = {each.__name__: each for each in (cpu, instructions, growth, connections, refused, start)}
    parser.add_argument("command", choices=[*commands, "peers"])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--requests", default="sms,voice")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--built", action="store_true", help="measures what was built before")
    args = parser.parse_args()
    if args.command == "peers":
        install_peers()
        return
    if not args.built:
        build()
    commands[args.command](args, dict(SERVERS))


main()
