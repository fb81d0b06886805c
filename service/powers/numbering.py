"""Human numbers of the registers."""

from tenants.numbering import take_numbers

__all__ = ["take_numbers"]
