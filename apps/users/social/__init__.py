"""Accounts elsewhere that people come in by."""
