// Every text the sources ask for stands in the catalogue they ask, and none stands there for nobody.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const PLURAL = /_(zero|one|two|few|many|other)$/;
const faults = [];

function keysOf(tree, before = "") {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" ? keysOf(value, `${before}${key}.`) : [`${before}${key}`.replace(PLURAL, "")],
  );
}

const catalogues = new Map();
for (const space of ["app", "shared", ...readdirSync(`${SRC}/features`)]) {
  const folder = ["app", "shared"].includes(space) ? space : `features/${space}`;
  const path = `${SRC}/${folder}/locales/zh-CN.json`;
  if (existsSync(path)) catalogues.set(space, new Set(keysOf(JSON.parse(readFileSync(path, "utf-8")))));
}

/** The catalogues a call of useTranslation names. */
function spacesOf(call) {
  const [asked] = call.arguments;
  if (!asked) return ["app"];
  const named = ts.isArrayLiteralExpression(asked) ? asked.elements : [asked];
  return named.filter(ts.isStringLiteralLike).map((one) => one.text);
}

/** The name under which a declaration holds its translator, and the catalogues behind it. */
function translator(node) {
  if (ts.isParameter(node) && ts.isIdentifier(node.name) && node.type?.getText().startsWith("TFunction")) {
    const space = /"(\w+)"/.exec(node.type.getText())?.[1];
    return [node.name.text, space && [space]];
  }
  if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isObjectBindingPattern(node.name)) return undefined;
  if (!ts.isCallExpression(node.initializer) || node.initializer.expression.getText() !== "useTranslation") return undefined;
  const held = node.name.elements.find((one) => (one.propertyName ?? one.name).getText() === "t");
  return held && [held.name.getText(), spacesOf(node.initializer)];
}

/** The keys an expression may come to; a part put in while running stands as a hole. */
function keysIn(node) {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...keysIn(node.whenTrue), ...keysIn(node.whenFalse)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return keysIn(node.expression);
  if (ts.isTemplateExpression(node)) return [[node.head.text, ...node.templateSpans.map((one) => one.literal.text)]];
  return [];
}

function stands(key, spaces) {
  const text = typeof key === "string" ? key : key.join("\0");
  const at = text.indexOf(":");
  const bare = at < 0 ? text : text.slice(at + 1);
  const asked = at < 0 ? spaces : [text.slice(0, at)];
  const parts = bare.split("\0").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // A whole branch may be asked for (returnObjects).
  const wanted = new RegExp(`^${parts.join(".+")}(\\.|$)`);
  return asked.some((space) => [...(catalogues.get(space) ?? [])].some((one) => wanted.test(one)));
}

function look(file, known, node) {
  if (ts.isFunctionLike(node) || ts.isBlock(node)) known = new Map(known);
  const found = translator(node);
  if (found) known.set(...found);
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && known.get(node.expression.text)) {
    for (const key of node.arguments[0] ? keysIn(node.arguments[0]) : []) {
      const spaces = known.get(node.expression.text);
      if (stands(key, spaces)) continue;
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      faults.push(`${file.fileName}:${line + 1}: ${spaces} lacks ${typeof key === "string" ? key : key.join("…")}`);
    }
  }
  ts.forEachChild(node, (child) => look(file, known, child));
}

/** What the sources write: words, words told to a function of a space, and those with holes filled while running. */
const words = new Set();
const told = new Set();
const woven = new Set();
const spaceOf = (name) => (/^features\/(\w+)/.exec(name) ?? /^(\w+)/.exec(name))[1];

function gather(space, node) {
  if (ts.isStringLiteralLike(node)) words.add(node.text);
  if (ts.isCallExpression(node)) node.arguments.filter(ts.isStringLiteralLike).forEach((one) => told.add(`${space}:${one.text}`));
  if (ts.isTemplateExpression(node)) woven.add(keysIn(node)[0].join("\0"));
  ts.forEachChild(node, (child) => gather(space, child));
}

/** Whether somebody may ask for a key: by its name, by that of its branch, or put together. */
function asked(space, key) {
  const branches = key.split(".").map((_, length, parts) => parts.slice(0, length).join(".")).filter(Boolean);
  return (
    words.has(key) || words.has(`${space}:${key}`) || patterns.some((one) => one.test(key)) || branches.some((one) => told.has(`${space}:${one}`))
  );
}

for (const name of readdirSync(SRC, { recursive: true })) {
  if (!/\.tsx?$/.test(name) || /\.test\.|\.d\.ts$/.test(name)) continue;
  const file = ts.createSourceFile(name, readFileSync(`${SRC}/${name}`, "utf-8"), ts.ScriptTarget.Latest, true);
  look(file, new Map(), file);
  gather(spaceOf(name), file);
}
const patterns = [...woven]
  .map((one) => one.replace(/^\w+:/, ""))
  .filter((one) => /[a-z]/i.test(one))
  .map((one) => new RegExp(`^${one.split("\0").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}$`));
for (const [space, keys] of catalogues) {
  for (const key of keys) if (!asked(space, key)) faults.push(`${space}: nobody asks for ${key}`);
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
