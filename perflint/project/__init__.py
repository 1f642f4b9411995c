"""Many modules: import resolution, what an expression stands for, the call graph, what blocks below a call."""
