"""The peers of the benchmark: a textbook deferred acceptance with heapq, and the package `matching` from PyPI.

peers.py heapq FOLDER | peers.py matching FOLDER

FOLDER holds the instance and the engine's answer as little-endian 32-bit words. Prints `seconds=` (processor time of the
solving alone) and `same=1` when every child has the same seat. `matching` is installed into an environment of its own.
"""

import array
import heapq
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import venv

WISHES = 10
NOWHERE = 2**32 - 1


def words(folder, name):
    path = folder / name
    numbers = array.array("I")
    with open(path, "rb") as file:
        numbers.fromfile(file, path.stat().st_size // 4)
    return numbers


def with_heapq(capacity, programme, priority):
    children = len(programme) // WISHES
    seat = array.array("I", [NOWHERE]) * children
    at = bytearray(children)
    inside = [[] for _ in capacity]
    for first in range(children):
        child = first
        while at[child] < WISHES:
            wish = child * WISHES + at[child]
            at[child] += 1
            where = programme[wish]
            heap = inside[where]
            entry = (-priority[wish], child)
            if len(heap) < capacity[where]:
                heapq.heappush(heap, entry)
                seat[child] = where
                break
            if heap and heap[0] < entry:
                _, child_out = heapq.heapreplace(heap, entry)
                seat[child] = where
                seat[child_out] = NOWHERE
                child = child_out
    return seat


def with_matching(capacity, programme, priority):
    from matching.games import HospitalResident

    children = len(programme) // WISHES
    wishes = {c: list(programme[c * WISHES : (c + 1) * WISHES]) for c in range(children)}
    lines = {}
    for wish, where in enumerate(programme):
        lines.setdefault(where, []).append((priority[wish], wish // WISHES))
    orders = {where: [child for _, child in sorted(line)] for where, line in lines.items()}
    seats = {where: capacity[where] for where in orders}
    begin = time.process_time()
    # The package wants names that cannot be taken for each other.
    game = HospitalResident.create_from_dictionaries(
        {f"c{c}": [f"p{p}" for p in wishes[c]] for c in wishes},
        {f"p{p}": [f"c{c}" for c in orders[p]] for p in orders},
        {f"p{p}": seats[p] for p in seats},
    )
    answer = game.solve(optimal="resident")
    seconds = time.process_time() - begin
    seat = array.array("I", [NOWHERE]) * children
    for where, inside in answer.items():
        for child in inside:
            seat[int(str(getattr(child, "name", child))[1:])] = int(str(getattr(where, "name", where))[1:])
    return seconds, seat


def again_with_matching_installed():
    home = pathlib.Path(tempfile.gettempdir()) / "sadok-bench-matching"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "matching"], check=True, stdout=sys.stderr)
    try:
        done = subprocess.run([python, *sys.argv], env={**os.environ, "SADOK_PEER": "1"}, timeout=600)
        sys.exit(done.returncode)
    except subprocess.TimeoutExpired:
        sys.exit("matching: not done after ten minutes")


def main():
    peer, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if peer == "matching" and "SADOK_PEER" not in os.environ:
        again_with_matching_installed()
    capacity, programme, priority = (words(folder, name) for name in ("capacity", "programme", "priority"))
    if peer == "matching":
        seconds, seat = with_matching(capacity, programme, priority)
    else:
        begin = time.process_time()
        seat = with_heapq(capacity, programme, priority)
        seconds = time.process_time() - begin
    print(f"seconds={seconds}")
    print(f"same={int(seat == words(folder, 'seat'))}")


if __name__ == "__main__":
    main()
