"""Ends this process with its parent, however the parent ends."""

import os
import sys
import threading
import time


def end_with_parent() -> None:
    """The parent holds our stdin open: its end, a crash included, closes the pipe.

    A changed parent id covers a pipe that something else inherited.
    """
    threading.Thread(target=_until_stdin_closes, daemon=True).start()
    threading.Thread(target=_until_parent_changes, args=(os.getppid(),), daemon=True).start()


def _until_stdin_closes() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


def _until_parent_changes(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)
