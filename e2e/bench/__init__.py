"""The benchmark: `make bench SIZE=S|M|L`. docs/performance.md says what it measures."""
