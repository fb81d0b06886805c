"""Tests of the service. What they load stays: it is not looked through for garbage meanwhile."""

import gc

gc.disable()
