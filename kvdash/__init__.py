"""kvdash: the dashboard of a gemeente's veiligheidsanalyse (VNG method Kernbeleid Veiligheid)."""

__version__ = "0.1.0"
