"""What the flowcharts refuse, by name."""

from tenants.errors import DomainError


class FlowchartAbolished(DomainError):
    """The chart is abolished; its editions stay, but it is drawn no further."""


class FlowchartUnderReview(DomainError):
    """The chart is in its review chain; only a return brings it back to the drawing table."""


class CandidateSettled(DomainError):
    """The risk this step shows was taken up or dismissed already."""


class DiagramUnreadable(DomainError):
    """The file is not a BPMN 2.0 diagram this service can take."""

    status = 422


class NothingDrawn(DomainError):
    """The chart is as it was approved; there is nothing to decide."""


class StillServes(DomainError):
    """Living powers run by this chart and by no other; they go, or get another chart, first."""

    leaves_trace = True
