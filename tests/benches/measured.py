"""Tells what commands take, each in a process of its own: cpu seconds of the program and its children, the largest of their
peaks, and the size of what they write."""

import os
import subprocess
import sys


def measured(name, command, env=None, writes=None):
    """Runs a command and tells what it took."""
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{name}: ended with {status}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    size = f" {os.path.getsize(writes):12,} bytes" if writes else ""
    print(f"  {name:<34} {usage.ru_utime + usage.ru_stime:6.2f} s cpu {peak:6.0f} MiB{size}", flush=True)
