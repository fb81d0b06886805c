"""BPMN 2.0: flowcharts from other modellers, and back to them."""
