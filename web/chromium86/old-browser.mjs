// A real Chromium 86, the oldest browser that is promised: how it starts, what must never happen in it.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import puppeteer from "puppeteer-core";

export const { ORIGIN, BUREAU, LOGIN, PASSWORD } = process.env;
const HERE = fileURLToPath(new URL(".", import.meta.url));
export const PICTURES = process.env.PICTURES ?? join(HERE, "../../build/chromium86");
const FLAGS = ["--no-sandbox", "--single-process", "--no-zygote", "--disable-gpu", "--disable-software-rasterizer", "--lang=zh-CN"];
const PRIMARY = process.env.PRIMARY ?? "rgb(179, 38, 30)";
const REFUSED = /the server responded with a status of 4/;
export const PATIENCE = 30_000;
export const faults = [];
let where = "";

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

/** Goes to an address and waits until the page shows something and nothing turns any more. */
export async function open(page, path) {
  where = path;
  await page.goto(ORIGIN + path, { waitUntil: "domcontentloaded", timeout: PATIENCE });
  await settled(page);
}

export async function settled(page) {
  const quiet = () =>
    (document.querySelector("[role=main]") ?? document.body).innerText.trim().length > 0 &&
    !document.querySelector(".ant-spin-spinning, .ant-skeleton-active");
  await page.waitForFunction(quiet, { timeout: PATIENCE }).catch(() => undefined);
  await new Promise((done) => setTimeout(done, 700));
}

/** Presses what is called so. */
export async function pressed(page, within, words) {
  for (const one of await page.$$(within)) {
    if ((await one.evaluate((each) => each.innerText)).includes(words)) return one.click();
  }
  throw new Error(`nothing called ${words} on ${where}`);
}

/** Signs in by the form that needs no scripts. */
export async function signIn(page, password = PASSWORD) {
  where = "/login";
  await page.select("#bureau", BUREAU);
  await page.$eval("#login", (one) => (one.value = ""));
  await page.type("#login", LOGIN);
  await page.type("#password", password);
  await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded", timeout: PATIENCE }), page.click("form button")]);
  await settled(page);
}

/** Looks whether what is to be pressed first has the colour of the theme; says how many there are. */
export async function primaries(page, within = "body") {
  const colours = await page.$$eval(`${within} .ant-btn-primary:not([disabled]):not(.ant-btn-dangerous)`, (found) =>
    found
      .filter((one) => !/ant-btn-(background-ghost|variant-(text|link|outlined))/.test(one.className))
      .map((one) => getComputedStyle(one).backgroundColor),
  );
  for (const colour of colours.filter((one) => one !== PRIMARY)) {
    faults.push(`${where}: a primary button is ${colour}, not ${PRIMARY}`);
  }
  return colours.length;
}

/** The old browser runs as one process and falls over now and then; that says nothing of the pages. */
const LOST = 3;
const lost = (why) => {
  console.error(`${where}: ${why}`);
  process.exit(LOST);
};

/** Lets a person do something in the old browser, then says what went wrong. */
export async function visiting(deed, longest = 240_000) {
  setTimeout(() => lost("the browser hangs"), longest).unref();
  setTimeout(() => where || lost("the browser does not begin"), 40_000).unref();
  mkdirSync(PICTURES, { recursive: true });
  const browser = await puppeteer.launch({ executablePath: unpacked(), args: FLAGS, headless: true });
  const gone = () => lost("the browser is gone");
  browser.on("disconnected", gone);
  try {
    const page = await watched(await browser.newPage());
    const version = await browser.version();
    console.log(version);
    if (!/\/86\./.test(version)) faults.push(`this is ${version}, not Chromium 86`);
    await deed(page);
  } finally {
    browser.off("disconnected", gone);
    await browser.close();
  }
  for (const fault of faults) console.error(fault);
  process.exit(faults.length ? 1 : 0);
}

async function watched(page) {
  await page.setViewport({ width: 1366, height: 768 });
  await page.setExtraHTTPHeaders({ "Accept-Language": "zh-CN,zh;q=0.9" });
  page.on("pageerror", (failure) => faults.push(`${where}: ${failure.message}`));
  page.on("console", (said) => {
    if (said.type() === "error" && !REFUSED.test(said.text())) faults.push(`${where}: ${said.text()}`);
  });
  page.on("request", (asked) => {
    if (!asked.url().startsWith(ORIGIN) && !/^(data|blob):/.test(asked.url())) faults.push(`${where}: asked ${asked.url()}`);
  });
  // Whoever leaves a drawing he has not saved is asked first: here he always leaves.
  page.on("dialog", (asking) => asking.accept());
  return page;
}
