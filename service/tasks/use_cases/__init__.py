"""What people and the engine do with to-dos."""

from service.tasks.use_cases.opening import (
    clear_desks,
    open_task,
    people_of,
    settle_changes,
    settle_tasks,
    wait_for,
)

__all__ = [
    "clear_desks",
    "open_task",
    "people_of",
    "settle_changes",
    "settle_tasks",
    "wait_for",
]
