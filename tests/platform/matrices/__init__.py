"""Every operation of the interface, tried by everybody who should and should not."""
