// Visits every page of the menu in a real Chromium 86.
//   ORIGIN=http://127.0.0.1:8080 BUREAU=yunze-finance LOGIN=ding01 PASSWORD=… node visit.mjs
import { join } from "node:path";
import { faults, open, PATIENCE, PICTURES, pressed, primaries, settled, signIn, visiting } from "./old-browser.mjs";

/** Adds a step to a flow by the mouse, then reads it in the list: the drawing works here too. */
async function drawn(page, path) {
  await open(page, path);
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
  await open(page, path);
  await page.click(".ant-picker input");
  await page.waitForSelector(".ant-picker-dropdown .ant-picker-cell-in-view", { visible: true, timeout: PATIENCE });
  const days = await page.$$eval(".ant-picker-dropdown .ant-picker-cell-in-view", (found) => {
    const [one, next] = found.slice(10).map((day) => day.getBoundingClientRect());
    return { width: one.width, apart: Math.abs(one.top - next.top) + Math.abs(one.left - next.left), bottom: one.bottom };
  });
  if (!(days.width > 20 && days.apart > 20 && days.bottom < 768)) faults.push(`${path}: the calendar is not laid out: ${JSON.stringify(days)}`);
  await page.screenshot({ path: join(PICTURES, "calendar.png") });
}

await visiting(async (page) => {
  await open(page, "/login");
  await page.screenshot({ path: join(PICTURES, "login.png") });
  const warned = await page.$eval("#old-browser", (one) => !one.hidden);
  if (warned) faults.push("/login: says that Chromium 86 is too old");
  await signIn(page);

  for (const group of await page.$$("nav .ant-menu-submenu-title")) await group.click();
  await settled(page);
  const linked = await page.$$eval('nav a[href^="/"]', (links) => links.map((one) => one.getAttribute("href")));
  const paths = [...new Set(["/", ...linked, ...(process.env.PATHS ?? "").split(" ").filter(Boolean)])];
  let buttons = 0;
  for (const path of paths) {
    await open(page, path);
    const text = await page.evaluate(() => (document.querySelector("[role=main]") ?? document.body).innerText.trim().length);
    if (!text) faults.push(`${path}: shows nothing`);
    const found = await primaries(page);
    buttons += found;
    await page.screenshot({ path: join(PICTURES, `${path.replace(/\W+/g, "_") || "_"}.png`) });
    console.log(`${path}: ${text} characters, ${found} primary buttons`);
  }
  if (!buttons) faults.push("no page has a primary button: nothing was proved of the styles");
  if (process.env.FLOW) await drawn(page, process.env.FLOW);
  if (process.env.DATES) await dated(page, process.env.DATES);
});
