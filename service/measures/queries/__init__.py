"""Every question asked about measures."""

from service.measures.queries.access import access_measure, list_measures, refuse_unfit

__all__ = ["access_measure", "list_measures", "refuse_unfit"]
