"""Pictures of an IndicatorBeeld: Plotly on screen, light SVG for small multiples, static files for documents."""
