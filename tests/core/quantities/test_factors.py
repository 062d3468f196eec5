"""Factors: what stands in the table is what pint says, and the usual figures need nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest
from factors_table import TABLE, table

from core.quantities.factors import factor
from core.quantities.figure import Dimension


def test_the_table_is_what_pint_works_out() -> None:
    assert TABLE.read_text(encoding="utf-8") == table()


def test_an_expression_outside_the_table_is_worked_out() -> None:
    assert factor("pound / (short_ton)", Dimension.GRADE) == pytest.approx(500)


def test_the_usual_figures_never_load_pint() -> None:
    asked = (
        "20 Mt",
        "700 g/t",
        "1.57%",
        "5 Mlb",
        "3 koz",
        "270,000 t/yr",
        "US$60/kg",
        "300 m",
        "64.2 km²",
        "10 years",
    )
    program = (
        "import sys\n"
        "from core.quantities.read import read_figure\n"
        f"for text in {asked!r}: read_figure(text)\n"
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
