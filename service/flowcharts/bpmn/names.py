"""The names BPMN 2.0 and this service use in a file, and how each maps to a step."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
DC: Final = "http://www.omg.org/spec/DD/20100524/DC"
DI: Final = "http://www.omg.org/spec/DD/20100524/DI"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
OWN: Final = "urn:lianfang:flowchart:1"
NAMESPACES: Final = {
    "bpmn": BPMN,
    "bpmndi": BPMNDI,
    "dc": DC,
    "di": DI,
    "xsi": XSI,
    "lianfang": OWN,
}

TASKS: Final = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "callActivity",
        "subProcess",
        "transaction",
        "adHocSubProcess",
    }
)
# Nobody acts while an event is waited for: the flow only passes through.
GATEWAYS: Final = frozenset(
    {
        "exclusiveGateway",
        "inclusiveGateway",
        "parallelGateway",
        "complexGateway",
        "eventBasedGateway",
        "intermediateCatchEvent",
        "intermediateThrowEvent",
    }
)
TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "startEvent": "start",
        "endEvent": "end",
        **dict.fromkeys(TASKS, "handling"),
        **dict.fromkeys(GATEWAYS, "gateway"),
    }
)
ELEMENTS: Final[Mapping[str, str]] = MappingProxyType(
    {"start": "startEvent", "end": "endEvent", "gateway": "exclusiveGateway"}
)
USUAL_TASK: Final = "userTask"
# What is said of the ways out of a gateway that takes all of them.
TOGETHER: Final = "同时进行"
PARALLEL: Final = "parallelGateway"
# Words in the name of a task by which its type is guessed when the file does not say it.
GUESSES: Final = (
    ("acceptance", ("受理", "接件", "收件", "accept", "receive")),
    ("deciding", ("决定", "审批", "批准", "审定", "签发", "approve", "decide")),
    ("reviewing", ("审核", "复核", "初审", "会审", "review", "check")),
    ("issuing", ("送达", "发放", "办结", "发证", "出证", "issue", "deliver")),
    ("monitoring", ("监督", "监控", "抽查", "回访", "monitor", "audit")),
)
SILENT: Final = frozenset(
    {
        "documentation",
        "extensionElements",
        "incoming",
        "outgoing",
        "laneSet",
        "sequenceFlow",
    }
)
SIZES: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"start": (36, 36), "end": (36, 36), "gateway": (50, 50)}
)
TASK_SIZE: Final = (120, 80)
