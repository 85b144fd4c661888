// Pages in a browser: node pages.mjs FOLDER [FOLDER]...; the first is that of a real month. Every page
// is validated, judged by axe-core, and measured; the keyboard alone must reach and work everything.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {createRequire} from "node:module";
import {HtmlValidate} from "html-validate";
import puppeteer from "puppeteer-core";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";
const NARROW = 320, WIDE = 1280;
const folders = process.argv.slice(2);
let passed = 0, failed = 0;

function check(what, faults) {
  const list = [].concat(faults === true ? [] : faults === false ? "not so" : faults);
  if (!list.length) { passed++; return; }
  failed++;
  console.log(`FAIL ${what}: ${list.slice(0, 5).join("\n  ")}`);
}

const same = (what, expected, got) =>
  check(what, expected === got ? [] : `expected ${expected}, got ${got}`);

// A copy of the pages without any script: what a reader sees who has it switched off.
function withoutScript(folder) {
  const to = fs.mkdtempSync(path.join(os.tmpdir(), "headway-noscript-"));
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith(".html"))) {
    const page = fs.readFileSync(path.join(folder, name), "utf8");
    fs.writeFileSync(path.join(to, name), page.replace(/<script[\s\S]*?<\/script>\n/g, ""));
  }
  return to;
}

const pagesOf = (folder) => fs.readdirSync(folder).filter((file) => file.endsWith(".html")).sort();

// ---- the validator, as it comes
async function validate(folder) {
  const validator = new HtmlValidate({root: true, extends: ["html-validate:recommended"]});
  for (const name of pagesOf(folder)) {
    const report = await validator.validateFile(path.join(folder, name));
    check(`valid: ${name}`, report.results.flatMap((result) =>
      result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`)));
  }
}

// ---- a page in a browser
let browser;

async function open(folder, name, width, scheme, more) {
  const page = await browser.newPage();
  page.said = [];
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warn") page.said.push(m.text()); });
  page.on("pageerror", (e) => page.said.push(e.message));
  page.on("dialog", (d) => { page.said.push("a dialog: " + d.message()); d.dismiss(); });
  await page.setViewport({width, height: 800});
  await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: scheme},
    {name: "prefers-reduced-motion", value: "reduce"}]);
  await page.goto("file://" + path.join(folder, name));
  if (more) await page.evaluate(more);
  return page;
}

const openDetails = () => document.querySelectorAll("details").forEach((d) => { d.open = true; });

async function judge(folder, name, width, scheme, label) {
  const page = await open(folder, name, width, scheme, openDetails);
  await page.evaluate(axe);
  const faults = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, {resultTypes: ["violations"]});
    return result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(" | ")}`);
  });
  check(`axe: ${name}, ${width}, ${scheme}, ${label}`, faults);
  const sizes = await page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
    return {wide: document.documentElement.scrollWidth, dark: Math.max(...ground) < 128};
  });
  check(`no sideways scroll: ${name}, ${width}, ${label}: ${sizes.wide}`, sizes.wide <= width);
  same(`dark where it should be: ${name}`, scheme === "dark", sizes.dark);
  check(`silent: ${name}, ${label}`, page.said);
  await page.close();
}

// Letters of charts: their size on the narrow screen, and whether they leave the chart or lie on each
// other, in Inter and in the typeface of a reader without it.
async function letters(folder, name, font) {
  const page = await open(folder, name, NARROW, "light", openDetails);
  const faults = await page.evaluate((family) => {
    const faults = [];
    for (const k of [1, 5, 12]) document.querySelectorAll(".choose input[type=checkbox]")[k]?.click();
    if (family) for (const t of document.querySelectorAll("svg text")) t.style.fontFamily = family;
    for (const svg of document.querySelectorAll("svg[role=img]")) {
      const frame = svg.getBoundingClientRect(), boxes = [];
      for (const t of svg.querySelectorAll("text")) {
        const b = t.getBoundingClientRect(), size = parseFloat(getComputedStyle(t).fontSize);
        const scale = frame.width / svg.viewBox.baseVal.width, shown = size * scale;
        if (shown < 10) faults.push(`${shown.toFixed(1)} px: ${t.textContent}`);
        if (b.left < frame.left - 1 || b.right > frame.right + 1) faults.push(`leaves the chart: ${t.textContent}`);
        const middle = (b.top + b.bottom) / 2; // letters without the white above and below them
        boxes.push({l: b.left, r: b.right, t: middle - 0.4 * shown, b: middle + 0.4 * shown, w: t.textContent});
      }
      boxes.forEach((p, i) => boxes.slice(i + 1).forEach((q) => {
        if (Math.min(p.r, q.r) - Math.max(p.l, q.l) > 1 && Math.min(p.b, q.b) - Math.max(p.t, q.t) > 1)
          faults.push(`${svg.querySelector("title").textContent}: "${p.w}" lies on "${q.w}"`);
      }));
    }
    return faults;
  }, font);
  check(`letters of charts: ${name}${font ? " in " + font : ""}`, faults);
  await page.close();
}

// ---- the keyboard alone
// What Tab must reach: a group of radio buttons is one stop.
const stopsOf = () => {
  const seen = new Set();
  const all = [...document.querySelectorAll("a[href], button, summary, input:not(:disabled), [tabindex='0']")]
    .filter((e) => e.checkVisibility() && !(e.type === "radio" && !e.checked));
  all.forEach((e, i) => { e.dataset.stop = i; seen.add(i); });
  return all.length;
};

async function walk(folder, name, width) {
  const page = await open(folder, name, width, "light");
  const stops = await page.evaluate(stopsOf), reached = new Set(), hidden = [];
  for (let i = 0; i < stops + 5; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
      return e === document.body ? null : {stop: e.dataset.stop, text: e.textContent.slice(0, 40),
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 &&
          box.bottom > 0 && innerHeight > box.top};
    });
    if (!at) break;
    reached.add(at.stop);
    if (!at.seen) hidden.push(at.text);
  }
  check(`${name}, ${width}: there is something to reach`, stops > 5);
  same(`${name}, ${width}: Tab reaches all`, stops, reached.size);
  check(`${name}, ${width}: the focus is seen`, hidden);
  await page.close();
}

// As a reader compares the cells: minus signs, commas, [x] and words last.
function ordered(cells, down) {
  const numbers = cells.map((c) => /^[+\u2212-]?[\d,.]+/.exec(c)?.[0])
    .map((n) => n === undefined ? null : Number(n.replace("\u2212", "-").replaceAll(",", "")));
  const known = numbers.filter((n) => n !== null);
  return numbers.slice(0, known.length).every((n) => n !== null) &&
    known.every((n, i) => !i || (down ? known[i - 1] >= n : known[i - 1] <= n));
}

async function sorts(folder) {
  const page = await open(folder, "england.html", WIDE, "light");
  const column = (k) => page.evaluate((at) => {
    const table = [...document.querySelectorAll("main > section.scroll > table")].at(-1) &&
      [...document.querySelectorAll("main table")].find((t) => t.tBodies[0].rows.length > 20 && !t.closest("details"));
    table.dataset.test = "yes";
    return [...table.tBodies[0].rows].map((r) => r.cells[at].textContent);
  }, k);
  const before = await column(3);
  check("a table of all areas", before.length > 20);
  await page.focus("table[data-test] thead th:nth-child(4) button");
  await page.keyboard.press("Enter");
  const up = await column(3);
  check("sorted upwards by the gap", ordered(up.slice(0, -1), false));
  same("with its negative numbers first", "\u2212", up[0][0]);
  same("the sum stays last", before.at(-1), up.at(-1));
  same("which is said", "ascending", await page.$eval("table[data-test] thead th:nth-child(4)", (th) => th.getAttribute("aria-sort")));
  await page.keyboard.press("Space");
  const down = await column(3);
  check("and downwards", ordered(down.slice(0, -1), true));
  same("nothing is lost", [...before].sort().join(), [...down].sort().join());
  await page.focus("table[data-test] thead th:nth-child(1) button");
  await page.keyboard.press("Enter");
  const names = (await column(0)).slice(0, -1);
  same("and by name", [...names].sort((a, b) => a.localeCompare(b, "en-GB")).join(), names.join());
  same("which is the only one marked", 1, await page.$$eval("[aria-sort]", (e) => e.length));
  await page.close();
}

async function chooses(folder, name) {
  const page = await open(folder, name, WIDE, "light");
  const status = () => page.$eval(".choose [role=status]", (e) => e.textContent);
  const lines = () => page.$$eval(".choose svg path[stroke-width='2.5'][d*='M4'], .choose svg path[d]", (all) =>
    all.filter((p) => /h24$/.test(p.getAttribute("d"))).length);
  same(`${name}: one area is drawn at first`, 1, await lines());
  for (let n = 2; n <= 4; n++) {
    await page.evaluate((k) => document.querySelectorAll(".choose input[type=checkbox]")[k].focus(), n + 2);
    await page.keyboard.press("Space");
    same(`${name}: ${n} areas are drawn`, n, await lines());
    check(`${name}: which is said`, (await status()).startsWith(`${n} chosen: `));
  }
  check(`${name}: a fifth cannot be chosen`, await page.$$eval(".choose input[type=checkbox]", (all) =>
    all.filter((b) => b.checked).length === 4 && all.every((b) => b.checked || b.disabled)));
  await page.focus(".choose input[value=index]");
  await page.keyboard.press("ArrowDown");
  check(`${name}: the arrow takes the other scale`, await page.$eval(".choose input[value=unit]", (b) => b.checked));
  await page.focus(".choose summary");
  await page.keyboard.press("Enter");
  check(`${name}: the table opens`, await page.$eval(".choose details", (d) => d.open));
  // the first area's last figure in the table is that of the data
  const [cells, data] = await page.evaluate(() => [
    [...document.querySelectorAll(".choose tbody tr")].map((r) => r.cells[1].textContent),
    JSON.parse(document.getElementById("areas-data").textContent)]);
  same(`${name}: with a row for each month`, data.months.length, cells.length);
  const known = data.areas[0].values.findLastIndex((v) => v !== null);
  same(`${name}: and the figures`, data.areas[0].values[known], Number(cells[known].replaceAll(",", "").replace(/ \[.\]$/, "")));
  check(`${name}: silent`, page.said);
  await page.close();
}

async function finds(folder) {
  const page = await open(folder, "index.html", WIDE, "light");
  const shown = () => page.$$eval(".areas > li", (all) => all.filter((li) => li.checkVisibility()).length);
  same("25 areas in the list", 25, await shown());
  await page.focus("#find-area");
  await page.keyboard.type("greater man");
  same("one is found by a part of its name", 1, await shown());
  same("which is said", "1 area found.", await page.$eval(".find [role=status]", (e) => e.textContent));
  await page.keyboard.press("Escape");
  same("Escape brings all back", 25, await shown());
  await page.keyboard.type("q46");
  same("one is found by its code", 1, await shown());
  await page.keyboard.type("nowhere");
  same("none is said", "0 areas found.", await page.$eval(".find [role=status]", (e) => e.textContent));
  await page.close();
}

async function moves(folder) {
  const page = await open(folder, "england.html", NARROW, "light");
  await page.keyboard.press("Tab");
  check("the first stop is the skip link, in sight", await page.evaluate(() =>
    document.activeElement.className === "skip" && document.activeElement.getBoundingClientRect().top >= 0));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  check("which leads into the content", await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  await page.focus(".chart[tabindex='0']");
  // a chart by time opens at its newest end
  const opened = await page.evaluate(() => document.activeElement.scrollLeft);
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
  check("arrows scroll a chart", await page.waitForFunction((from) =>
    document.activeElement.scrollLeft < from, {timeout: 3000}, opened).then(() => true, () => false));
  await page.focus("figure summary");
  await page.keyboard.press("Enter");
  check("Enter opens a chart's table", await page.$eval("figure details", (d) => d.open));
  await page.close();
}

browser = await puppeteer.launch({executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"]});
try {
  for (const [i, folder] of folders.entries()) {
    const bare = withoutScript(folder), pages = pagesOf(folder);
    await validate(folder);
    await validate(bare);
    check(`pages in ${path.basename(folder)}`, pages.length > 5);
    const region = pages.find((name) => name.startsWith("region-"));
    const few = i ? pages.slice(0, i === 2 ? 3 : 0) : ["index.html", "england.html", "comparison.html", region,
      ...pages.filter((name) => name.startsWith("area-team-")).slice(0, 3)];
    for (const name of few)
      for (const [place, label] of [[folder, "with script"], [bare, "without"]])
        for (const width of [NARROW, WIDE])
          for (const scheme of ["light", "dark"]) await judge(place, name, width, scheme, label);
    for (const name of pages.filter((page) => !few.includes(page)))
      await judge(folder, name, NARROW, "dark", "with script");
    for (const name of pages)
      if (name !== "index.html")
        for (const font of ["", "Liberation Sans"]) await letters(folder, name, font);
    fs.rmSync(bare, {recursive: true});
  }
  for (const width of [NARROW, WIDE])
    for (const name of ["index.html", "england.html", "comparison.html"]) await walk(folders[0], name, width);
  await sorts(folders[0]);
  await chooses(folders[0], "england.html");
  await chooses(folders[0], "comparison.html");
  await finds(folders[0]);
  await moves(folders[0]);
} catch (fault) {
  check("the tests run to their end", fault.stack);
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
