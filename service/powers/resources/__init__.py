"""The catalogue of powers over HTTP."""

from service.powers.resources import catalogue, cleaning, discretion, successions
from service.powers.resources.blueprint import blp

__all__ = ["blp", "catalogue", "cleaning", "discretion", "successions"]
