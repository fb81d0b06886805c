"""What makes a flowchart sound: its words, its graph, and the faults that show in it."""
