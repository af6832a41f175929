"""Whether a program was built to resist: what its file says, not what the build was told."""

import re
import subprocess

OWN_PLACE = "it looks for libraries in no place of its own"
MEASURED = "its copies are measured (_FORTIFY_SOURCE)"
NOTHING_TO_MEASURE = ("qdeck-agentbox",)  # of every copy in it the compiler itself sees that it fits, or cannot tell


def read(program, *options):
    command = ["readelf", "--wide", *options, str(program)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def faults_of(program):
    """What is missing, in words; nothing if all is there."""
    header = read(program, "--file-header")
    segments = read(program, "--program-headers")
    dynamic = read(program, "--dynamic")
    symbols = read(program, "--dyn-syms")
    sections = read(program, "--sections")
    stack = re.search(r"GNU_STACK.*?\s([RWE ]{3})\s+0x", segments)
    wanted = {
        "it can be loaded anywhere (PIE)": "DYN" in header and re.search(r"FLAGS_1.*\bPIE\b", dynamic),
        "its tables are read only (relro)": "GNU_RELRO" in segments,
        "all is bound before it starts (now)": re.search(r"\bFLAGS(_1)?\b.*\b(BIND_)?NOW\b", dynamic),
        "its stack cannot be executed": stack and "E" not in stack[1],
        "no part of it can be both written and executed": not re.search(r"LOAD.*\bRWE\b", segments),
        "its stack is guarded (-fstack-protector)": "__stack_chk_fail" in symbols,
        MEASURED: program.name in NOTHING_TO_MEASURE or re.search(r"\b__(?!stack_)\w+_chk\b", symbols),
        OWN_PLACE: not re.search(r"\((RPATH|RUNPATH)\)", dynamic),
        "what only debuggers read was taken out": ".debug_info" not in sections and ".symtab" not in sections,
    }
    return [what for what, is_so in wanted.items() if not is_so]
