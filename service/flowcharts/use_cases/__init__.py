"""What people do with flowcharts: draw, redraw, send for approval, abolish."""
