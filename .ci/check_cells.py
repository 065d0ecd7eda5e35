"""Compares the cells of workbooks (openpyxl) and Parquet files (pyarrow) with those of CSV.
usage: check_cells.py STAKEOUT FOLDER INPUT... ; exit 1 when some differ"""
import csv
import datetime
import subprocess
import sys

import openpyxl
import pyarrow.parquet

stakeout, folder, inputs = sys.argv[1], sys.argv[2], sys.argv[3:]
findings = 0


def differs(where, got, want):
    """Says where a value is not what CSV has."""
    global findings
    if isinstance(got, bool):
        got = str(got).lower()
    elif isinstance(got, (int, float)):
        got = want if want and float(want) == got else got
    elif isinstance(got, datetime.datetime):
        got, want = got.isoformat()[: len(want[:19])], want[:19]
    if (got or "") != want:
        findings += 1
        print(where, repr(got), "instead of", repr(want))


def of_csv(kind):
    printed = subprocess.run([stakeout, "extract", "--only", kind, "-f", "csv", *inputs], capture_output=True, check=True)
    return list(csv.reader(printed.stdout.decode().splitlines(keepends=True)))


subprocess.run([stakeout, "extract", "-o", f"{folder}/all.xlsx", *inputs], check=True)
for sheet in openpyxl.load_workbook(f"{folder}/all.xlsx"):
    want = of_csv(sheet.title)
    got = list(sheet.iter_rows())
    differs(sheet.title, str(len(got)), str(len(want)))
    differs(sheet.title, sheet.freeze_panes, "A2")
    for cells, values in zip(got, want):
        for cell, value in zip(cells, values):
            differs(f"{sheet.title} {cell.coordinate}", cell.value, value)
            differs(f"{sheet.title} {cell.coordinate}", "formula" if cell.data_type == "f" else "", "")

    parquet = f"{folder}/{sheet.title}.parquet"
    subprocess.run([stakeout, "extract", "--only", sheet.title, "-o", parquet, *inputs], check=True)
    table = pyarrow.parquet.read_table(parquet)
    differs(parquet, " ".join(table.column_names), " ".join(want[0]))
    differs(parquet, str(table.num_rows), str(len(want) - 1))
    for n, (row, values) in enumerate(zip(table.to_pylist(), want[1:])):
        for column, value in zip(want[0], values):
            differs(f"{parquet} row {n} {column}", row[column], value)
sys.exit(1 if findings else 0)
