"""Every question put to registrations."""
