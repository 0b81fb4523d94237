"""Measures one import of xieban-cli beside python-calamine and openpyxl with sqlite3, each in a process of its own: cpu seconds
of the program and its children, and the largest of their peaks. Run by import.rs: import.py CLI FILE.xlsx"""

import importlib.util
import os
import subprocess
import sys
import tempfile

from measured import measured

PEER = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[2])
{read}
rows = ([str(cell) for cell in row] for row in rows)
conn.execute('CREATE TABLE person (' + ', '.join('c%d' % at for at in range(12)) + ')')
conn.executemany('INSERT INTO person VALUES (' + ', '.join('?' * 12) + ')', rows)
conn.commit()
"""
CALAMINE = """
import python_calamine
rows = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()[1:]
"""
OPENPYXL = """
import openpyxl
rows = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(min_row=2, values_only=True)
"""


def side_by_side(cli, file, folder, what):
    """One file through all programs that can read it."""
    print(f"import of {what}", flush=True)
    office = os.path.join(folder, f"office of {what}")
    env = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder}
    subprocess.run([cli, "--office", office, "init", "--name", "临江区科协"], env=env, check=True, stdout=subprocess.DEVNULL)
    measured("xieban-cli import", [cli, "--office", office, "--json", "import", file, "--as", "people"], env)
    peers = [("python_calamine", CALAMINE)]
    if file.endswith(".xlsx"):
        peers.append(("openpyxl", OPENPYXL))
    for module, read in peers:
        if importlib.util.find_spec(module) is None:
            print(f"  {module} + sqlite3: not installed", flush=True)
            continue
        database = os.path.join(folder, f"{module} of {what}.db")
        measured(f"{module} + sqlite3, bare cells", [sys.executable, "-c", PEER.format(read=read), file, database])


def old_workbook(xlsx, folder, rows):
    """Writes the first rows of the file as old.xls, where something here can read the one and write the other."""
    if not all(importlib.util.find_spec(module) for module in ("xlwt", "python_calamine")):
        print("import of an .xls: xlwt and python_calamine, which make the file, are not installed")
        return
    import python_calamine
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("人员")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    cells = python_calamine.CalamineWorkbook.from_path(xlsx).get_sheet_by_index(0).to_python(nrows=rows + 1)
    for at, row in enumerate(cells):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell, *([day] if at > 0 and column == 3 else []))
    book.save(os.path.join(folder, "old.xls"))


def main():
    if sys.argv[1] == "--old":
        old_workbook(*sys.argv[2:], 20_000)
        return
    cli, xlsx = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        side_by_side(cli, xlsx, folder, "100,000 people, .xlsx")
        # In a process of its own: what this one holds would count as the first of each that it starts.
        subprocess.run([sys.executable, __file__, "--old", xlsx, folder], check=True)
        old = os.path.join(folder, "old.xls")
        if os.path.exists(old):
            side_by_side(cli, old, folder, "20,000 people, .xls")


main()
