"""What people and the engine do with to-dos."""

from service.tasks.use_cases.opening import open_task, people_of, settle_tasks, wait_for

__all__ = ["open_task", "people_of", "settle_tasks", "wait_for"]
