"""Measures our papers beside those of typst and LibreOffice, where they are installed, each in a process of its own.
Run by papers.rs: papers.py CLI PAPERS FOLDER FONTS"""

import importlib.util
import os
import shutil
import sys

from measured import measured

TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"


def typst(name, source, fonts):
    """The same paper set by typst."""
    if importlib.util.find_spec("typst") is None:
        print("  typst: not installed", flush=True)
        return
    made = source.replace(".typ", "-typst.pdf")
    measured(name, [sys.executable, "-c", TYPST, source, made, fonts], writes=made)


def main():
    cli, papers, folder, fonts = sys.argv[1:]
    at = lambda name: os.path.join(folder, name)
    print("a document of 21,000 characters and three tables of 60 rows", flush=True)
    for kind in ("pdf", "docx"):
        env = {**os.environ, "XIEBAN_PAPER": at(f"document.{kind}")}
        measured(f"our .{kind}", [papers], env, writes=at(f"document.{kind}"))
    typst("typst", at("document.typ"), fonts)
    office = shutil.which("soffice")
    if office is None:
        print("  LibreOffice: not installed", flush=True)
    else:
        convert = [office, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", at("libreoffice"), at("document.docx")]
        measured("LibreOffice, our .docx", convert, writes=at("libreoffice/document.pdf"))
    for count in (1_000, 10_000):
        print(f"{count:,} certificates, from issued records to the file", flush=True)
        office = ["--office", at(f"office-{count}"), "--json", "certificates", "--contest", "1", "--drawn", "-o"]
        for kind, more in (("plain", []), ("with codes", ["--code"])):
            made = at(f"certificates-{count}-{kind}.pdf")
            measured(f"xieban-cli, {kind}", [cli, *office, made, *more], writes=made)
        typst("typst", at(f"certificates-{count}.typ"), fonts)


main()
