"""The domain standard of registrations: the steps of the form, and how far each has come."""

from service.registrations.rules.problems import Problem, flattened
from service.registrations.rules.states import STEPS, step_of, step_states

__all__ = ["STEPS", "Problem", "flattened", "step_of", "step_states"]
