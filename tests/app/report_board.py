"""What tests/app/report_board_test.sh looks at: report_board.py CHECK ARGUMENTS... exits with a message when it is not so."""
import csv, hashlib, html, html.parser, json, os, re, subprocess, sys, tempfile, zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(html.parser.HTMLParser):
    """Well nested, ids used once, nothing from outside, labelled for those who cannot see it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.stack, self.ids, self.references, self.tags, self.text, self.rows = [], [], [], [], [], []
        self.feed(text)
        self.close()
        assert not self.stack, f"never closed: {self.stack}"

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        given = dict(attributes)
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        for key in ("href", "src", "xlink:href"):
            if key in given:
                assert given[key].startswith("#"), f"<{tag} {key}={given[key]}> leads out of the page"
                self.references.append(given[key][1:])
        self.references += re.findall(r"url\(#([^)]*)\)", " ".join(v or "" for v in given.values()))
        if "aria-labelledby" in given:
            self.references.append(given["aria-labelledby"])
        assert tag not in ("script", "link", "img", "iframe", "object"), f"<{tag}> is of no self-contained page"
        if tag == "th":
            assert given.get("scope") in ("row", "col"), "a table header without its scope"
        if tag == "svg":
            assert given.get("role") == "img" and given.get("aria-label"), "a figure without its text"
        if tag == "tr":
            self.rows.append([given.get("class", "")])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag):
        assert self.stack and self.stack[-1] == tag, f"</{tag}> within {self.stack[-3:]}"
        self.stack.pop()

    def handle_data(self, data):
        if "svg" not in self.stack and "style" not in self.stack:
            self.text.append(data)
            if ("td" in self.stack or "th" in self.stack) and self.rows:
                self.rows[-1][-1] += data


def page_of(path):
    text = open(path, encoding="utf-8").read()
    assert text.startswith("<!DOCTYPE html>"), "no HTML5"
    assert not re.search(r"@import|url\((?!#)", text), "the style fetches something"
    page = Page(text)
    assert len(page.ids) == len(set(page.ids)), f"ids twice: {sorted(i for i in page.ids if page.ids.count(i) > 1)}"
    missing = set(page.references) - set(page.ids)
    assert not missing, f"references to nothing: {missing}"
    tags = dict(page.tags)
    assert tags["html"].get("lang") == "en" and "title" in tags and "main" in tags
    assert [tag for tag, _ in page.tags].count("h1") == 1
    return page


def check_page(path, *texts):
    said = re.sub(r"\s+", " ", " ".join(page_of(path).text))
    for text in texts:
        wanted = text.lstrip("!")
        assert (wanted in said) != text.startswith("!"), f"{path}: {text!r}; it says: {said[:900]}"


def choice_of(result):
    """The rule, from the result's own tables."""
    name, best = None, None
    for case in result["money"]:
        days = [d for d in result["differences"]
                if d["scenario"] == case["scenario"] and d["id"] == "dnfb_mean_days" and d["scope"] == "all"][0]
        shown = days["p_holm"] < 0.05 and abs(days["mean"]) > days["half_width"] and days["mean"] < 0
        if case["npv_verdict"] == "better" and shown and (best is None or case["npv_usd"]["mean"] > best):
            name, best = case["scenario"], case["npv_usd"]["mean"]
    return name


def check_choice(folder, expected):
    result = json.load(open(f"{folder}/result.json"))
    titles = {s["scenario"]["name"]: s["scenario"]["title"] for s in result["scenarios"]}
    name = choice_of(result)
    assert str(name) == expected, f"the rule chooses {name}, not {expected}"
    chosen = [row["scenario"] for row in csv.DictReader(open(f"{folder}/report/choice.csv")) if row["is_chosen"] == "yes"]
    assert chosen == ([name] if name else []), chosen
    page = page_of(f"{folder}/report/board.html")
    stars = [row[1][2:].strip() for row in page.rows if len(row) > 1 and row[1].startswith("★")]
    assert stars == ([titles[name]] if name else []), stars
    said = " ".join(page.text)
    assert ("Choose “" in said) == bool(name) and ("Stay with “" in said) != bool(name), said[:600]
    if name:
        case = [c for c in result["money"] if c["scenario"] == name][0]
        assert case["sentence"] in said, "the sentence of the page is not that of the result"


SCORECARD = {"DNFB days, mean": "dnfb_mean_days", "DNFB gross, mean": "dnfb_mean_usd", "Operating cost": "cost_total_usd",
             "TAT median": "tat_p50_hours", "TAT p90": "tat_p90_hours", "Denied per 1,000": "coding_denials_per_1000"}
MONEY = {"(1)": "cash_released_once_usd", "(2)": "carrying_benefit_usd_per_year", "(3)": "operating_cost_usd_per_year",
         "(4)": "revenue_protected_usd", "NPV": "npv_usd"}


def numbers_of(text):
    """Values of "−$9.85 ± 5.08 M", and what half of the last digit weighs."""
    scale = {"k": 1e3, "M": 1e6, "B": 1e9}.get(next(iter(re.findall(r"[\d.] ([kMB])\b", text)), ""), 1)
    for sign, less, digits in re.findall(r"(−?)\$?(<?)([\d,]*\d(?:\.\d+)?)", text):
        weight = scale * 10.0 ** -len(digits.partition(".")[2])
        value = float(digits.replace(",", "")) * scale
        yield (0 if less else -value if sign else value), (weight if less else weight / 2)


def near(text, *exact):
    shown = list(numbers_of(text))
    assert len(shown) >= len(exact), f"{text!r}: not {exact}"
    for (value, weight), wanted in zip(shown, exact):
        assert abs(value - wanted) <= weight * (1 + 1e-9), f"{text!r} is not {exact}"


def check_numbers(folder):
    """Every level, difference and dollar in the two tables of the page is that of the result."""
    result = json.load(open(f"{folder}/result.json"))
    names = [s["scenario"]["name"] for s in result["scenarios"]]
    titles = {s["scenario"]["title"]: s["scenario"]["name"] for s in result["scenarios"]}
    levels = {(r["scenario"], r["metric"]): r for r in csv.DictReader(open(f"{folder}/estimates.csv")) if r["scope"] == "all"}
    rows = [[cell.strip() for cell in row[1:]] for row in page_of(f"{folder}/report/board.html").rows]
    heads = next(row for row in rows if row[0] == "Scenario")
    seen = 0
    for row in rows:
        name = titles.get(row[0].replace("★ ", ""))
        for head, cell in zip(heads, row) if name and len(row) == len(heads) else ():
            if head not in SCORECARD:
                continue
            one, seen = levels[name, SCORECARD[head]], seen + 1
            level, *difference = re.split(r"(?<=.)(?=[+−])", cell, maxsplit=1)
            if difference or "±" not in level:
                near(level, float(one["mean"]))
            for text in difference:
                near(text, *[float(one[key]) for key in ("difference_mean", "difference_half_width") if one[key]])
    money = {case["scenario"]: case for case in result["money"]}
    plans = [titles[title] for title in next(row for row in rows if row[0].startswith("Difference from"))[1:]]
    for row in rows:
        line = next((MONEY[start] for start in MONEY if row[0].startswith(start) and len(row) == len(plans) + 1), None)
        for plan, cell in zip(plans, row[1:]) if line else ():
            near(cell, money[plan][line]["mean"], money[plan][line]["half_width"])
            seen += 1
    assert seen >= 5 * len(names), f"{seen} numbers looked at"


def sheets_of(path):
    book = zipfile.ZipFile(path)
    import xml.etree.ElementTree as tree
    strings = ["".join(t.text or "" for t in item.iter(MAIN + "t"))
               for item in tree.fromstring(book.read("xl/sharedStrings.xml"))]
    names = [s.get("name") for s in tree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
    sheets = {}
    for number, name in enumerate(names, 1):
        cells = {}
        for cell in tree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            if value is not None:
                cells[cell.get("r")] = strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
        sheets[name] = cells
    return book, sheets


def rows_of(cells):
    rows = {}
    for place, value in cells.items():
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", place).groups()
        rows.setdefault(int(row), {})[column] = value
    return [rows[r] for r in sorted(rows)]


def check_book(folder):
    book, sheets = sheets_of(f"{folder}/report/board.xlsx")
    assert list(sheets) == ["Scorecard", "Money", "Weekly", "By pool", "By work type", "Inputs", "Distribution",
                            "About"], list(sheets)
    parts = book.namelist()
    assert not [p for p in parts if "vba" in p.lower() or "externalLink" in p], "macros or links"
    assert len([p for p in parts if "charts/chart" in p]) >= 6, "charts"
    assert b"pane" in book.read("xl/worksheets/sheet3.xml") and b"autoFilter" in book.read("xl/worksheets/sheet3.xml")
    assert b"_xlnm.Print_Area" in book.read("xl/workbook.xml")
    assert b"[Red]" not in book.read("xl/styles.xml"), "below zero is not worse"
    for number, name in enumerate(sheets, 1):
        columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', book.read(f"xl/worksheets/sheet{number}.xml").decode())
        spans = [column for first, last, _ in columns for column in range(int(first), int(last) + 1)]
        assert len(spans) == len(set(spans)), f"{name}: a column has two widths, which a spreadsheet calls damaged"
        if name == "Inputs":
            assert float(columns[7][2]) > 50, "the meaning of the inputs is cut"
    for row in csv.DictReader(open(f"{folder}/estimates.csv")):
        row["key"] = (row["scenario"], row["metric"], row["scope"])
        if row["scope"] != "all" or not row["mean"]:
            continue
        found = [r for r in rows_of(sheets["Distribution"]) if r.get("B") == row["metric"] and
                 r.get("A") == title_of(folder, row["scenario"])]
        for one in found:
            for column, key in (("E", "mean"), ("F", "half_width"), ("G", "sd"), ("H", "p10"), ("J", "p90")):
                if row[key]:
                    assert abs(one[column] - float(row[key])) <= 1e-14 * abs(float(row[key])), (row, one)


def title_of(folder, name):
    for scenario in json.load(open(f"{folder}/result.json"))["scenarios"]:
        if scenario["scenario"]["name"] == name:
            return scenario["scenario"]["title"]


def npv(case, rate, years):
    return sum(m["mean"] * (1 + rate) ** -y for m, y in zip(case["net_usd"], years))


def money_rows(cells):
    return {row["A"]: row for row in rows_of(cells) if isinstance(row.get("A"), str)}


def recalculated(path, folder, changes):
    """The Money sheet as LibreOffice computes it: the workbook's own results are taken out, some cells are changed."""
    changed = f"{folder}/changed.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet2.xml":
                text = text.decode()
                for cell, value in changes.items():
                    text, count = re.subn(rf'(<c r="{cell}"[^>]*><v>)[^<]*', rf"\g<1>{value}", text)
                    assert count == 1, cell
                text = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", text).encode()
            new.writestr(name, text)
    out = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", out,
                    "--outdir", folder, changed], check=True, capture_output=True, timeout=300)
    table = [f"{folder}/{f}" for f in os.listdir(folder) if f.endswith(".csv")]
    rows = {row[0]: row for row in csv.reader(open(table[0], encoding="utf-8")) if row}
    os.remove(table[0])
    return rows


def check_money(folder):
    """Live formulas: at the scenario's rates they give himsim's numbers; changed cells move them as arithmetic says."""
    path = f"{folder}/report/board.xlsx"
    result = json.load(open(f"{folder}/result.json"))
    cells = sheets_of(path)[1]["Money"]
    rows = money_rows(cells)
    months = [row for row in rows_of(cells) if isinstance(row.get("A"), str) and re.fullmatch(r"\d{4}-\d\d", row["A"])]
    years = [row["B"] for row in months]
    labour = [sum(row[chr(ord("C") + 3 * i)] for row in months) for i in range(len(result["money"]))]
    discounted = [sum(row[chr(ord("C") + 3 * i)] * 1.09 ** -row["B"] for row in months) for i in range(len(labour))]
    with tempfile.TemporaryDirectory() as work:
        plain = recalculated(path, work, {})
        moved = recalculated(path, work, {"B3": 0.2, "B4": 0.1})
        wages = recalculated(path, work, {"B3": 0.09, "B5": 1.5})
    for i, case in enumerate(result["money"]):
        near = lambda table, row, value: abs(float(table[row][i + 1]) - value) <= 1e-6 * max(1, abs(value)) or sys.exit(
            f"{row} of {case['scenario']}: {table[row][i + 1]}, not {value}")
        key, carry, cost = ("NPV of the monthly net cash", "(2) Carrying benefit of (1), a year",
                            "(3) Change of operating cost, over the window")
        near(plain, key, case["npv_usd"]["mean"])
        near(plain, carry, case["carrying_benefit_usd_per_year"]["mean"])
        near(plain, cost, case["operating_cost_usd"]["mean"])
        near(moved, key, npv(case, 0.2, years))
        near(moved, carry, case["cash_released_once_usd"]["mean"] * 0.1)
        near(wages, cost, case["operating_cost_usd"]["mean"] - labour[i] * 0.5)
        near(wages, key, npv(case, 0.09, years) + 0.5 * discounted[i])
    assert rows and abs(labour[0]) > 1


def shown(xml):
    return html.unescape("".join(re.findall(r"<a:t>([^<]*)</a:t>", xml)))


def check_slides(path):
    book = zipfile.ZipFile(path)
    slides = [n for n in book.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
    notes = [n for n in book.namelist() if n.startswith("ppt/notesSlides/notesSlide")]
    assert 8 <= len(slides) <= 12, len(slides)
    assert len(notes) == len(slides) - 1, "every slide but the first has notes"
    for name in slides:
        text = book.read(name).decode()
        assert re.search(r"<a:t>[^<]+</a:t>", text), name
        title = shown(re.search(r'type="(?:title|ctrTitle)".*?</p:sp>', text, re.S).group(0))
        assert len(title) <= 110, f"no title of two lines: {title}"
        for cell in re.findall(r"<a:tc>.*?</a:tc>", text, re.S):
            assert len(shown(cell)) <= 60, f"no room for {shown(cell)}"
            assert "; " not in shown(cell) or "±" not in shown(cell), f"not on two lines: {shown(cell)}"


def check_markdown(path):
    text = open(path, encoding="utf-8").read()
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    for picture in pictures:
        assert os.path.exists(os.path.join(os.path.dirname(path), picture)), picture
    assert text.startswith("# ") and "## Scorecard" in text and "## What we recommend" in text
    return len(pictures)


def check_pack(folder, name, kind):
    """A cell of the department's table is the mean of periods.csv."""
    page_of(f"{folder}/report/{name}.html")
    text = open(f"{folder}/report/{name}.md", encoding="utf-8").read()
    baseline = json.load(open(f"{folder}/result.json"))["baseline"]
    table = [line.split("|")[1:-1] for line in text.split("The department")[1].splitlines() if line.startswith("|")]
    heads = [cell.strip() for cell in table[0]]
    rows = [row for row in csv.DictReader(open(f"{folder}/periods.csv")) if row["scenario"] == baseline and
            row["period"] == kind and row["scope"] == "all" and row["metric"] == "dnfb_mean_days"]
    shown = [float(row[heads.index("DNFB days")].split()[0]) for row in table[2:2 + len(rows)]]
    for mean, cell in zip(rows, shown):
        assert abs(float(mean["mean"]) - cell) < 0.06, (mean, cell)
    assert "missed in" in text and "(internal)" in text
    days = [int(row[heads.index("days")]) for row in table[2:2 + len(rows)]]
    assert sum(days) == 63 and f"({days[-1]} days)" in text, days


def check_same(one, other):
    assert hashlib.md5(open(one, "rb").read()).digest() == hashlib.md5(open(other, "rb").read()).digest(), "other bytes"


if __name__ == "__main__":
    try:
        globals()[f"check_{sys.argv[1]}"](*sys.argv[2:])
    except AssertionError as error:
        sys.exit(f"{sys.argv[1]}: {error}")
