"""Whoever may do this to no record is refused, whatever became of the question on the way."""

import pytest

from service.http.views import surely_refused
from tenants.errors import Forbidden, Invalid, NotFound

REFUSAL = Forbidden("Your roles do not allow this here.", permission="power:retire")


def test_a_use_case_that_forgot_to_ask_changes_nothing():
    with pytest.raises(Forbidden), surely_refused(REFUSAL):
        pass


def test_what_he_wrote_is_not_even_looked_at():
    with pytest.raises(Forbidden), surely_refused(REFUSAL):
        raise Invalid("A field is not right.")


def test_the_use_cases_own_refusal_says_more_and_stands():
    own = Forbidden("Your roles do not allow this here.", who_can=[{"name": "赵某"}])
    with pytest.raises(Forbidden) as caught, surely_refused(REFUSAL):
        raise own
    assert caught.value is own


def test_what_is_not_there_is_not_there_for_him_either():
    with pytest.raises(NotFound), surely_refused(REFUSAL):
        raise NotFound("There is no such power.")


def test_whoever_may_goes_through():
    with surely_refused(None):
        pass
    with pytest.raises(Invalid), surely_refused(None):
        raise Invalid("A field is not right.")
