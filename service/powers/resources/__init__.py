"""The catalogue of powers over HTTP."""

from service.powers.resources import catalogue, changing, cleaning, discretion, successions
from service.powers.resources.blueprint import blp

__all__ = ["blp", "catalogue", "changing", "cleaning", "discretion", "successions"]
