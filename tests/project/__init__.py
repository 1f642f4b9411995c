"""Tests of `perflint.project`."""
