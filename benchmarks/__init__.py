"""How fast and how small, beside something known; `python -m benchmarks` measures, docs/performance.md keeps it."""
