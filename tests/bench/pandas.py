# The same for pandas.
#     python3 pandas.py TASK RESULT FILE
import resource
import sys
import time

sys.path.pop(0)  # this folder, where this file would be taken for the library
import pandas as pd

task, result, path = sys.argv[1:]
keys = ["period", "area_team_code"] + (["staff_group"] if task == "A2" else [])


def used():
    u = resource.getrusage(resource.RUSAGE_SELF)
    return u.ru_utime + u.ru_stime


cpu, wall = used(), time.monotonic()
d = pd.read_csv(path, usecols=["period", "area_team_code", "staff_group", "fte", "headcount"], na_values=["*", "-", ""],
                keep_default_na=False, dtype={"period": "category", "area_team_code": "category", "staff_group": "category",
                                              "fte": float, "headcount": float}, engine="c")
if task != "A2":
    d = d[d.staff_group == "Health visitor"]
r = d.groupby(keys, observed=True)[["fte", "headcount"]].sum().reset_index()
wall, cpu = time.monotonic() - wall, used() - cpu
lines = []
for row in r.itertuples(index=False):
    lines.append("|".join([row[0][:7], *row[1:-2], "%.2f" % row[-2], "%d" % row[-1]]))
with open(result, "w") as f:
    f.write("".join(line + "\n" for line in sorted(lines)))
print("%.1f %.1f" % (wall * 1000, cpu * 1000))
