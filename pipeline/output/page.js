/* What a page can do beyond being read: sort its tables, draw chosen areas on one chart, find an
 * area. Everything is there without it, and nothing is loaded or sent. */
"use strict";
(function () {
  const MINUS = "\u2212", MOST = 4;

  /* An element with attributes and children: texts, elements, or nothing. */
  function make(tag, attributes, children) {
    const drawn = ["svg", "title", "desc", "path", "text", "g", "tspan"].includes(tag);
    const element = drawn ? document.createElementNS("http://www.w3.org/2000/svg", tag)
      : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...[].concat(children || []));
    return element;
  }

  /* ---- frames that scroll: only those that do are stops of the keyboard */
  function frame(section) {
    const label = section.getAttribute("aria-label");
    function look() {
      const scrolls = section.scrollWidth > section.clientWidth + 1;
      if (scrolls) {
        section.setAttribute("tabindex", "0");
        section.setAttribute("aria-label", label);
      } else if (document.activeElement !== section) {
        section.removeAttribute("tabindex");
        section.removeAttribute("aria-label");
      }
    }
    new ResizeObserver(look).observe(section);
    look();
  }

  /* ---- tables */
  const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /* What a cell is sorted by: "1,234", "\u221212.5", "<1%", "Sep 2014"; null for "[x]" and words. */
  function valueOf(text) {
    const month = /^([A-Z][a-z]{2}) (\d{4})$/.exec(text);
    if (month) return 12 * Number(month[2]) + MONTHS.indexOf(month[1]) / 3;
    const number = /^([<>]?)([+-]?\d+(?:\.\d+)?)/.exec(text.replaceAll(MINUS, "-").replaceAll(",", ""));
    if (!number) return null;
    return Number(number[2]) + (number[1] === "<" ? -0.5 : number[1] === ">" ? 0.5 : 0);
  }

  function sortBy(table, column, down) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const last = rows[rows.length - 1];
    const total = last.classList.contains("total") ? rows.pop() : null;
    const text = (row) => row.cells[column].textContent.trim();
    const numbers = rows.some((row) => valueOf(text(row)) !== null) &&
      rows.every((row) => valueOf(text(row)) !== null || column > 0);
    rows.sort(function (a, b) {
      const x = numbers ? valueOf(text(a)) : text(a), y = numbers ? valueOf(text(b)) : text(b);
      if (x === null || y === null) return (x === null) - (y === null); /* always last */
      const order = numbers ? x - y : x.localeCompare(y, "en-GB");
      return down ? -order : order;
    });
    body.append(...rows);
    if (total) body.append(total);
  }

  function sortable(table) {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 3) return;
    const last = body.rows[body.rows.length - 1];
    if (last.classList.contains("strong")) last.classList.add("total"); /* a sum stays below */
    [...table.tHead.rows[0].cells].forEach(function (th, column) {
      const button = make("button", {type: "button"}, [...th.childNodes]);
      th.append(button);
      button.addEventListener("click", function () {
        const down = th.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        th.setAttribute("aria-sort", down ? "descending" : "ascending");
        sortBy(table, column, down);
      });
    });
  }

  /* ---- chosen areas on one chart */
  const INKS = ["actual", "plan", "second", "third"];
  const DASHES = ["", "8 3", "2 3", "10 3 2 3"];

  function shown(value, decimals) {
    if (value === null) return "[x]";
    return value.toLocaleString("en-GB", {minimumFractionDigits: decimals, maximumFractionDigits: decimals})
      .replace("-", MINUS);
  }

  /* Round steps: at most seven from low to high. */
  function ticksOf(low, high) {
    const span = Math.max(high - low, 1e-6);
    const power = Math.pow(10, Math.floor(Math.log10(span / 6)));
    const step = [1, 2, 2.5, 5, 10].map((k) => k * power).find((k) => span / k <= 6);
    const ticks = [];
    for (let k = Math.floor(low / step); ; k++) {
      ticks.push(k * step);
      if (k * step >= high) break;
    }
    return ticks;
  }

  /* A name in at most two lines of this many letters. */
  function linesOf(name, most) {
    const lines = [""];
    for (const word of name.split(" ")) {
      const i = lines.length - 1;
      if ((lines[i] + " " + word).trim().length > most && lines[i]) lines.push(word);
      else lines[i] = (lines[i] + " " + word).trim();
    }
    const two = lines.length > 2 ? [lines[0], lines[1].slice(0, most - 2) + " \u2026"] : lines;
    return two.map((line) => line.length > most ? line.slice(0, most - 1) + "\u2026" : line);
  }

  function spread(labels, top, bottom) {
    labels.sort((a, b) => a.end - b.end);
    let at = top;
    for (const label of labels) { label.y = Math.max(label.y, at); at = label.y + label.height; }
    at = bottom;
    for (const label of labels.slice().reverse()) {
      label.y = Math.min(label.y, at - label.height);
      at = label.y;
    }
  }

  const BOX = {width: 640, height: 360, left: 58, right: 440, top: 34, bottom: 326};

  function pathOf(values, at) {
    let d = "", pen = false;
    values.forEach(function (value, i) {
      if (value !== null) d += (pen ? "L" : "M") + at(i, value).map((v) => v.toFixed(1)).join(" ");
      if (value !== null && !pen && values[i + 1] == null) d += "h0.1"; /* a month alone is a dot */
      pen = value !== null;
    });
    return d;
  }

  function draw(data, chosen, unit, title) {
    const all = chosen.flatMap((one) => one.values).filter((value) => value !== null);
    const ticks = ticksOf(Math.min(...all), Math.max(...all));
    const low = ticks[0], high = ticks[ticks.length - 1], n = data.months.length;
    const x = (i) => BOX.left + (BOX.right - BOX.left) * (n > 1 ? i / (n - 1) : 0.5);
    const y = (v) => BOX.bottom - (BOX.bottom - BOX.top) * (v - low) / (high - low);
    const text = (words, px, py, more) =>
      make("text", Object.assign({class: "a k-muted", x: px, y: py, "font-size": 13}, more), words);
    const ends = chosen.map((one) => {
      const i = one.values.findLastIndex((value) => value !== null);
      return one.name + ": " + shown(one.values[i], one.decimals) + " in " + data.months[i];
    });
    const marks = [make("title", {id: "chosen-title"}, title),
      make("desc", {id: "chosen-desc"}, "Line chart. The last figures: " + ends.join("; ") + ".")];
    const whole = ticks.every((tick) => Number.isInteger(tick));
    marks.push(text(unit + (low > 0 ? "; the axis begins at " + shown(low, whole ? 0 : 1) : ""), 0, 14));
    for (const tick of ticks) {
      marks.push(make("path", {class: "l k-grid", d: `M${BOX.left} ${y(tick)}H${BOX.right}`}));
      marks.push(text(shown(tick, whole ? 0 : 1), BOX.left - 6, y(tick) + 4, {"text-anchor": "end"}));
    }
    const every = n > 96 ? 24 : n > 20 ? 12 : n > 8 ? 3 : 1;
    for (let i = 0; n > i; i += every)
      marks.push(text(data.months[i], x(i), BOX.bottom + 20, {"text-anchor": "middle"}));
    const labels = chosen.map(function (one, k) {
      const i = one.values.findLastIndex((value) => value !== null);
      marks.push(make("path", {class: "l k-" + INKS[k], "stroke-width": 2.5, "stroke-dasharray": DASHES[k],
        "stroke-linecap": DASHES[k] ? "butt" : "round", d: pathOf(one.values, (m, v) => [x(m), y(v)])}));
      const lines = linesOf(one.name, 18).concat(shown(one.values[i], one.decimals) + " in " + data.months[i]);
      const end = y(one.values[i]), height = 16 * lines.length + 4;
      return {lines, k, height, end, y: end - height / 2};
    });
    spread(labels, BOX.top - 16, BOX.bottom + 26);
    for (const label of labels) {
      const px = BOX.right + 12, middle = label.y + 12;
      marks.push(make("path", {class: "l k-" + INKS[label.k], "stroke-width": 2.5,
        "stroke-dasharray": DASHES[label.k], d: `M${px} ${middle - 4}h24`}));
      label.lines.forEach((line, i) => marks.push(make("text", {class: "a k-text", x: px + 30,
        y: middle + 16 * i, "font-size": 13, "font-weight": i + 1 === label.lines.length ? 400 : 700}, line)));
    }
    return make("svg", {viewBox: `0 0 ${BOX.width} ${BOX.height}`, width: BOX.width, height: BOX.height,
      role: "img", "aria-labelledby": "chosen-title", "aria-describedby": "chosen-desc"}, marks);
  }

  function tableOf(data, chosen, unit, title) {
    const head = make("tr", {}, ["Month"].concat(chosen.map((one) => one.name + ", " + unit))
      .map((words, i) => make("th", i ? {scope: "col", class: "n"} : {scope: "col"}, words)));
    const rows = data.months.map((month, i) => make("tr", {}, [make("th", {scope: "row"}, month)].concat(
      chosen.map((one) => make("td", {class: "n"}, shown(one.values[i], one.decimals) +
        (one.values[i] !== null && one.status[i] !== "." ? " [" + one.status[i] + "]" : ""))))));
    const table = make("table", {}, [make("caption", {}, make("span", {class: "caption"}, title)),
      make("thead", {}, head), make("tbody", {}, rows)]);
    const section = make("section", {class: "scroll", tabindex: "0",
      "aria-label": "Table of the chosen areas, which may scroll sideways"}, table);
    sortable(table);
    return make("details", {}, [make("summary", {}, "Table of the data of the chosen areas"), section]);
  }

  /* Of one area: what is drawn, in the unit or with the baseline as 100. */
  function series(data, area, index) {
    if (!index) return area;
    const values = area.values.map((value) => value === null ? null : 100 * value / area.baseline);
    return Object.assign({}, area, {values, decimals: 1});
  }

  function option(type, name, value, words, checked) {
    const input = make("input", {type, name, value});
    input.checked = checked;
    return {input, label: make("label", {}, [input, make("span", {}, words)])};
  }

  function chooser(data) {
    const usable = data.areas.filter((area) => area.values.some((value) => value !== null));
    if (2 > usable.length) return;
    const boxes = usable.map((area, i) => Object.assign(option("checkbox", "area", area.code, area.name, !i), {area}));
    const byIndex = option("radio", "scale", "index", "Growth: " + data.from + " is 100", true);
    const byUnit = option("radio", "scale", "unit", data.unit, false);
    const said = make("p", {role: "status"}), result = make("div");
    const group = (words, labels) => make("fieldset", {}, [make("legend", {}, words),
      make("div", {class: "options"}, labels)]);
    const levels = [...new Set(usable.map((area) => area.level))];
    const section = make("section", {class: "choose", "aria-labelledby": "choose"}, [
      make("h2", {id: "choose"}, "Choose areas to compare on one chart"),
      make("p", {}, "Up to " + MOST + " areas; the chart and its table change at once."),
      ...levels.map((level) => group(level, boxes.filter((box) => box.area.level === level).map((box) => box.label))),
      group("Show", [byIndex.label, byUnit.label]), said, result]);

    function update() {
      const picked = boxes.filter((box) => box.input.checked).map((box) => box.area);
      const index = byIndex.input.checked;
      const fit = picked.filter((area) => !index || area.baseline > 0);
      const unit = index ? "Index, " + data.from + " = 100" : data.unit;
      const title = unit + ", " + data.months[0] + " to " + data.months[data.months.length - 1];
      for (const box of boxes) box.input.disabled = picked.length >= MOST && !box.input.checked;
      said.textContent = picked.length + " chosen" + (picked.length ? ": " + picked.map((area) => area.name).join("; ") : "") +
        "." + (picked.length >= MOST ? " That is the most; take one away to choose another." : "") +
        (picked.length > fit.length ? " Without a figure for " + data.from + ", and so not drawn: " +
          picked.filter((area) => !fit.includes(area)).map((area) => area.name).join("; ") + "." : "");
      result.replaceChildren();
      if (!fit.length) return;
      const chosen = fit.map((area) => series(data, area, index));
      const chart = make("section", {class: "scroll chart", tabindex: "0",
        "aria-label": "Chart of the chosen areas, which may scroll sideways"}, draw(data, chosen, unit, title));
      const sources = [...new Set(fit.map((area) => area.series + (area.notice ? ". " + area.notice : "") + "."))];
      const notes = sources.map((source) => make("p", {class: "note"}, source));
      result.append(make("figure", {}, [make("figcaption", {}, title + "."), chart, ...notes,
        tableOf(data, chosen, unit, title)]));
      result.querySelectorAll(".scroll").forEach(frame);
    }
    for (const one of [...boxes, byIndex, byUnit]) one.input.addEventListener("change", update);
    update();
    document.querySelector("main").append(section);
    const contents = document.querySelector(".contents ul");
    if (contents) contents.append(make("li", {}, make("a", {href: "#choose"}, "Choose areas to compare")));
  }

  /* ---- find an area in the list of all */
  function finder(section) {
    const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const input = make("input", {type: "search", id: "find-area", autocomplete: "off"});
    const said = make("p", {role: "status"});
    const box = make("div", {class: "find", role: "search"},
      [make("label", {for: "find-area"}, "Find an area by its name or code"), input, said]);
    const groups = [{parts: [], items: []}];
    for (const element of [...section.children].slice(1)) {
      if (/^H\d$/.test(element.tagName)) groups.push({heading: element, parts: [], items: []});
      const group = groups[groups.length - 1];
      if (element.classList.contains("areas")) group.items.push(...element.children);
      else group.parts.push(element);
    }
    function update() {
      const wanted = plain(input.value.trim());
      let found = 0;
      for (const group of groups) {
        const whole = group.heading && plain(group.heading.textContent).includes(wanted);
        let any = whole;
        for (const item of group.items) {
          const hit = plain(item.querySelector(".name").textContent).includes(wanted);
          item.hidden = !hit;
          found += hit;
          any = any || hit;
        }
        found += whole ? 1 : 0;
        for (const part of group.parts) part.hidden = part === group.heading ? !any : !whole;
      }
      said.textContent = wanted ? found + (found === 1 ? " area" : " areas") + " found." : "";
    }
    input.addEventListener("input", update);
    section.children[0].after(box);
  }

  document.querySelectorAll("main table").forEach(sortable);
  document.querySelectorAll(".scroll").forEach(frame);
  const data = document.getElementById("areas-data");
  if (data) chooser(JSON.parse(data.textContent));
  const find = document.getElementById("find");
  if (find) finder(find);
})();
