// Visits every page of the menu in a real Chromium 86, the oldest browser that is promised.
//   ORIGIN=http://127.0.0.1:8080 BUREAU=yunze-finance LOGIN=ding01 PASSWORD=… node visit.mjs
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import puppeteer from "puppeteer-core";

const { ORIGIN, BUREAU, LOGIN, PASSWORD } = process.env;
const HERE = fileURLToPath(new URL(".", import.meta.url));
const PICTURES = process.env.PICTURES ?? join(HERE, "../../build/chromium86");
const FLAGS = ["--no-sandbox", "--single-process", "--no-zygote", "--disable-gpu", "--disable-software-rasterizer", "--lang=zh-CN"];
const PRIMARY = process.env.PRIMARY ?? "rgb(179, 38, 30)";
const REFUSED = /the server responded with a status of 4/;

/** Unpacks the browser that the package carries, once. */
function unpacked() {
  const place = join(tmpdir(), "lianfang-chromium-86");
  if (!existsSync(place)) {
    const packed = readFileSync(join(HERE, "node_modules/chrome-aws-lambda/bin/chromium.br"));
    writeFileSync(place, brotliDecompressSync(packed));
    chmodSync(place, 0o755);
  }
  return place;
}

const PATIENCE = 30_000;

/** Goes to an address and waits until the page shows something and nothing turns any more. */
async function open(page, address) {
  await page.goto(address, { waitUntil: "domcontentloaded", timeout: PATIENCE });
  await settled(page);
}

async function settled(page) {
  const quiet = () =>
    (document.querySelector("[role=main]") ?? document.body).innerText.trim().length > 0 &&
    !document.querySelector(".ant-spin-spinning, .ant-skeleton-active");
  await page.waitForFunction(quiet, { timeout: PATIENCE }).catch(() => undefined);
  await new Promise((done) => setTimeout(done, 700));
}

/** Adds a step to a flow by the mouse, then reads it in the list: the drawing works here too. */
async function drawn(page, path) {
  where = path;
  await open(page, ORIGIN + path);
  const steps = () => page.$$eval(".react-flow__node", (found) => found.filter((one) => one.offsetWidth > 40).length);
  const before = await steps();
  await pressed(page, ".flow-editor button", "加环节");
  await page.waitForFunction((n) => document.querySelectorAll(".react-flow__node").length > n, { timeout: PATIENCE }, before);
  const after = await steps();
  if (after !== before + 1) faults.push(`${path}: ${after} steps stand on the drawing, not ${before + 1}`);
  await page.screenshot({ path: join(PICTURES, "flow.png") });
  await pressed(page, ".flow-editor label", "列表视图");
  const rows = await page.$$eval(".flow-table tbody tr", (found) => found.length);
  if (rows !== after) faults.push(`${path}: the list has ${rows} steps, the drawing ${after}`);
}

/** Opens a calendar: it hangs at its field and has its days side by side. */
async function dated(page, path) {
  where = path;
  await open(page, ORIGIN + path);
  await page.click(".ant-picker input");
  await page.waitForSelector(".ant-picker-dropdown .ant-picker-cell-in-view", { visible: true, timeout: PATIENCE });
  const days = await page.$$eval(".ant-picker-dropdown .ant-picker-cell-in-view", (found) => {
    const [one, next] = found.slice(10).map((day) => day.getBoundingClientRect());
    return { width: one.width, apart: Math.abs(one.top - next.top) + Math.abs(one.left - next.left), bottom: one.bottom };
  });
  if (!(days.width > 20 && days.apart > 20 && days.bottom < 768)) faults.push(`${path}: the calendar is not laid out: ${JSON.stringify(days)}`);
  await page.screenshot({ path: join(PICTURES, "calendar.png") });
}

async function pressed(page, where, words) {
  const found = await page.$$(where);
  for (const one of found) {
    if ((await one.evaluate((each) => each.innerText)).includes(words)) return one.click();
  }
  throw new Error(`nothing called ${words}`);
}

const faults = [];
let where = "";
/** The old browser runs as one process and falls over now and then; that says nothing of the pages. */
const LOST = 3;
const lost = (why) => {
  console.error(`${where}: ${why}`);
  process.exit(LOST);
};
setTimeout(() => lost("the browser hangs"), 240_000).unref();
mkdirSync(PICTURES, { recursive: true });
const browser = await puppeteer.launch({ executablePath: unpacked(), args: FLAGS, headless: true });
const gone = () => lost("the browser is gone");
browser.on("disconnected", gone);
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  await page.setExtraHTTPHeaders({ "Accept-Language": "zh-CN,zh;q=0.9" });
  page.on("pageerror", (failure) => faults.push(`${where}: ${failure.message}`));
  page.on("console", (said) => {
    if (said.type() === "error" && !REFUSED.test(said.text())) faults.push(`${where}: ${said.text()}`);
  });
  page.on("request", (asked) => {
    if (!asked.url().startsWith(ORIGIN) && !/^(data|blob):/.test(asked.url())) {
      faults.push(`${where}: asked ${asked.url()}`);
    }
  });

  // Whoever leaves a drawing he has not saved is asked first: here he always leaves.
  page.on("dialog", (asking) => asking.accept());

  const version = await browser.version();
  console.log(version);
  if (!/\/86\./.test(version)) faults.push(`this is ${version}, not Chromium 86`);

  where = "/login";
  await open(page, `${ORIGIN}/login`);
  await page.select("#bureau", BUREAU);
  await page.type("#login", LOGIN);
  await page.type("#password", PASSWORD);
  await page.screenshot({ path: join(PICTURES, "login.png") });
  const warned = await page.$eval("#old-browser", (one) => !one.hidden);
  if (warned) faults.push("/login: says that Chromium 86 is too old");
  where = "/";
  await Promise.all([
    page.waitForNavigation({ waitUntil: "domcontentloaded", timeout: PATIENCE }),
    page.click("form button"),
  ]);
  await settled(page);

  for (const group of await page.$$("nav .ant-menu-submenu-title")) await group.click();
  await settled(page);
  const linked = await page.$$eval('nav a[href^="/"]', (links) =>
    links.map((one) => one.getAttribute("href")),
  );
  const paths = [...new Set(["/", ...linked, ...(process.env.PATHS ?? "").split(" ").filter(Boolean)])];
  let buttons = 0;
  for (const path of paths) {
    where = path;
    await open(page, ORIGIN + path);
    const seen = await page.evaluate(() => ({
      text: (document.querySelector("[role=main]") ?? document.body).innerText.trim().length,
      colours: [...document.querySelectorAll(".ant-btn-primary:not([disabled]):not(.ant-btn-dangerous)")]
        .filter((one) => !/ant-btn-(background-ghost|variant-(text|link|outlined))/.test(one.className))
        .map((one) => getComputedStyle(one).backgroundColor),
    }));
    if (!seen.text) faults.push(`${path}: shows nothing`);
    buttons += seen.colours.length;
    for (const colour of seen.colours.filter((one) => one !== PRIMARY)) {
      faults.push(`${path}: a primary button is ${colour}, not ${PRIMARY}`);
    }
    await page.screenshot({ path: join(PICTURES, `${path.replace(/\W+/g, "_") || "_"}.png`) });
    console.log(`${path}: ${seen.text} characters, ${seen.colours.length} primary buttons`);
  }
  if (!buttons) faults.push("no page has a primary button: nothing was proved of the styles");
  if (process.env.FLOW) await drawn(page, process.env.FLOW);
  if (process.env.DATES) await dated(page, process.env.DATES);
} finally {
  browser.off("disconnected", gone);
  await browser.close();
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
