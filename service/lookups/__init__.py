"""Finding things (全局搜索): every register of the own bureau, as far as its reader may read it."""
