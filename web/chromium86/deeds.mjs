// Does one thing in a real Chromium 86: DEED=lock|wizard|flow|charts, and what visit.mjs is told.
import { join } from "node:path";
import { faults, open, PATIENCE, PICTURES, pressed, primaries, settled, signIn, visiting } from "./old-browser.mjs";

const shows = (page, words) => page.waitForFunction((said) => document.body.innerText.includes(said), { timeout: PATIENCE }, words);
const rest = (page) => page.waitForTimeout(400);
const picture = (page, name) => page.screenshot({ path: join(PICTURES, `${name}.png`) });

/** Five wrong passwords: how long it is locked, and who can help. */
async function lock(page) {
  await open(page, "/login");
  for (let time = 0; time < 5; time += 1) await signIn(page, "Wrong-2026-Mima");
  const told = (await page.$$eval("[role=alert]", (found) => found.filter((one) => !one.hidden).map((one) => one.innerText))).join();
  for (const words of ["请30分钟后再试", process.env.CONTACT]) {
    if (!told.includes(words)) faults.push(`/login: does not say ${words}: ${told}`);
  }
  await picture(page, "locked");
}

/** Goes on to the second step of the wizard. */
async function wizard(page) {
  await signed(page, "/powers/new");
  await written(page, "职权名称", "临时救助给付");
  await written(page, "职权内容", "对遭遇突发困难的家庭给予临时救助");
  await chosen(page, await labelled(page, "职权类别"), "行政给付");
  await written(page, "实施依据", "《社会救助暂行办法》第四十七条");
  await pressed(page, "button", "下一步");
  await shows(page, "从模板");
  await settled(page);
  if (!(await primaries(page, "main"))) faults.push("the second step of the wizard has nothing to press first");
  await picture(page, "wizard-2");
}

/** Builds one flow by the mouse and the same line by line; the service compares them. */
async function flow(page) {
  const steps = JSON.parse(process.env.STEPS);
  const [drawn, listed] = process.env.FLOWS.split(" ");
  await signed(page, drawn);
  for (const [title, kind, post] of steps) {
    await pressed(page, ".flow-editor button", "加环节");
    await rest(page);
    await written(page, "环节名称", title);
    await chosen(page, await labelled(page, "环节类型"), kind);
    await chosen(page, await labelled(page, "责任岗位"), post);
  }
  await saved(page, "flow-drawn");
  await open(page, listed);
  await pressed(page, ".flow-editor label", "列表视图");
  let before = "开始";
  for (const [title, kind, post] of steps) {
    await (await page.waitForSelector(`[aria-label="在${before}后加环节"]`, { timeout: PATIENCE })).click();
    await overwritten(page, await page.waitForSelector('[aria-label="新环节：环节名称"]', { timeout: PATIENCE }), title);
    await chosen(page, await page.waitForSelector(`[aria-label="${title}：类型"]`, { timeout: PATIENCE }), kind);
    await chosen(page, await page.waitForSelector(`[aria-label="${title}：责任岗位"]`, { timeout: PATIENCE }), post);
    before = title;
  }
  await saved(page, "flow-listed");
}

/** Reads the pyramid from the top, then the table behind it. */
async function charts(page) {
  await signed(page, process.env.CHARTS);
  await page.waitForSelector(".pyramid li", { timeout: PATIENCE });
  const steps = await page.$$eval(".pyramid li", (found) => found.map((one) => one.innerText.replace(/\s/g, "")));
  const told = JSON.parse(process.env.PYRAMID);
  const right = steps.length === told.length && told.every(([grade, n], place) => steps[place].includes(grade) && steps[place].includes(String(n)));
  if (!right) faults.push(`the pyramid reads ${steps.join(" | ")}`);
  await page.$eval(".pyramid", (one) => one.closest(".chart-card").setAttribute("data-read", ""));
  await pressed(page, "[data-read] button", "看数据表");
  await page.waitForSelector("[data-read] table.chart-sheet tbody tr", { visible: true, timeout: PATIENCE });
  const rows = await page.$$eval("[data-read] table.chart-sheet tbody tr", (found) => found.map((one) => one.innerText));
  told.forEach(([grade, n], place) => {
    const row = rows[place] ?? "";
    if (!row.includes(grade) || !row.includes(String(n))) faults.push(`the table of the pyramid does not say ${grade} ${n}: ${row}`);
  });
  await primaries(page);
  await picture(page, "charts");
}

async function signed(page, path) {
  await open(page, "/login");
  await signIn(page);
  await open(page, path);
}

/** Finds the field a label belongs to. */
async function labelled(page, words) {
  const found = await page.waitForFunction(
    (said) => [...document.querySelectorAll("label[for]")].filter((one) => one.innerText.trim() === said).map((one) => document.getElementById(one.htmlFor))[0],
    { timeout: PATIENCE },
    words,
  );
  return found.asElement();
}

async function written(page, label, words) {
  await overwritten(page, await labelled(page, label), words);
}

async function overwritten(page, field, words) {
  await field.click({ clickCount: 3 });
  await field.type(words);
}

/** Opens a list, looks for words and takes the entry that has them. */
async function chosen(page, field, words) {
  await field.click();
  if (!(await field.evaluate((one) => one.readOnly))) await field.type(words);
  const entry = await page.waitForFunction(
    (said) =>
      [...document.querySelectorAll(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option")].find((one) => one.innerText.includes(said)),
    { timeout: PATIENCE },
    words,
  );
  await rest(page);
  await entry.asElement().click();
  await rest(page);
}

async function saved(page, name) {
  await picture(page, name);
  await pressed(page, "button", "保存");
  await shows(page, "流程图已保存");
}

await visiting({ lock, wizard, flow, charts }[process.env.DEED], 75_000);
