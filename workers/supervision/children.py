"""One child process: started in its own session, listened to, stopped with patience."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workers.cli.speech import t
from workers.embedded.account import end_with_parent
from workers.supervision.programs import Program, environment_for
from workers.supervision.steps import PATIENCE

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
SETTLED_SECONDS = 60.0
Hear = Callable[[str, str], None]


@dataclass
class Child:
    """A program that is kept running; its pauses double while it keeps failing."""

    program: Program
    hear: Hear
    process: "subprocess.Popen[str] | None" = None
    started_at: float = 0.0
    due_at: float = 0.0
    pause: float = FIRST_PAUSE
    listener: threading.Thread | None = field(default=None, repr=False)

    def start(self, environment: Mapping[str, str]) -> None:
        """Run the program; its lines go to whoever listens."""
        self.process = subprocess.Popen(
            self.program.command,
            env=environment_for(self.program, environment) | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C reaches the supervisor alone: it knows the order
            preexec_fn=end_with_parent,  # noqa: PLW1509 - the child only calls prctl
        )
        self.started_at = time.monotonic()
        self.listener = threading.Thread(target=self._listen, args=(self.process,), daemon=True)
        self.listener.start()

    def running(self) -> bool:
        """Say whether the program is there."""
        return self.process is not None and self.process.poll() is None

    def missed(self) -> bool:
        """Notice a death once, and set the time of the next attempt."""
        if self.process is None or self.process.poll() is None:
            return False
        settled = time.monotonic() - self.started_at > SETTLED_SECONDS
        self.pause = FIRST_PAUSE if settled else min(self.pause * 2, LONGEST_PAUSE)
        self.due_at = time.monotonic() + self.pause
        self.hear(
            self.program.name,
            t(
                f"已结束（{self.process.returncode}），{self.pause:g} 秒后重启",
                f"ended ({self.process.returncode}), again in {self.pause:g} s",
            ),
        )
        _end_group(self.process.pid)
        self.process = None
        return True

    def due(self) -> bool:
        """Say whether it is time to try again."""
        return self.process is None and time.monotonic() >= self.due_at

    def ask_to_stop(self) -> None:
        """Send the polite signal."""
        if self.process is not None and self.running():
            self.process.terminate()

    def await_end(self, deadline: float) -> int:
        """Wait until the program has finished its work, then take what is left of it."""
        if self.process is None:
            return 0
        began = time.monotonic()
        while self.running() and time.monotonic() < deadline:
            try:
                self.process.wait(min(PATIENCE, max(deadline - time.monotonic(), 0.1)))
            except subprocess.TimeoutExpired:
                self.hear(
                    self.program.name,
                    t("正在收尾", "is finishing") + f" … {time.monotonic() - began:.0f} s",
                )
        if self.running():
            self.hear(self.program.name, t("未能按时停止", "did not stop in time"))
        _end_group(self.process.pid)
        ended = self.process.wait()
        if self.listener is not None:
            self.listener.join(2)
        return ended

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        if process.stdout is None:
            return
        with process.stdout as lines:
            for line in lines:
                if line.strip():
                    self.hear(self.program.name, line.rstrip())


def _end_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
