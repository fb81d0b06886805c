"use strict";
// Shows openapi.json and lets a signed-in reader try each operation. Nothing comes from elsewhere.

const METHODS = ["get", "post", "put", "patch", "delete"];
let checkCode = "";

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const resolved = (document_, node, depth = 0) => {
  if (depth > 6 || node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map((one) => resolved(document_, one, depth + 1));
  if (node.$ref) {
    const target = node.$ref.slice(2).split("/").reduce((here, step) => here[step], document_);
    return resolved(document_, target, depth + 1);
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, resolved(document_, value, depth + 1)]));
};

const sample = (schema) => {
  if (!schema) return null;
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object" || schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties || {}).filter(([, value]) => !value.readOnly)
        .map(([key, value]) => [key, sample(value)]));
  if (type === "array") return [sample(schema.items)];
  return { integer: 0, number: 0, boolean: false }[type] ?? "";
};

const send = async (method, path, form, parameters, output) => {
  const query = new URLSearchParams();
  const headers = { Accept: "application/json" };
  let address = path;
  for (const parameter of parameters) {
    const value = form.elements[parameter.name].value;
    if (parameter.in === "path") address = address.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else if (value && parameter.in === "query") query.set(parameter.name, value);
  }
  const options = { method: method.toUpperCase(), headers, credentials: "same-origin" };
  if (method !== "get") {
    if (checkCode) headers["X-CSRF-Token"] = checkCode;
    if (form.elements["If-Match"].value) headers["If-Match"] = form.elements["If-Match"].value;
    if (form.elements.body) {
      headers["Content-Type"] = "application/json";
      options.body = form.elements.body.value;
    }
  }
  const answer = await fetch(query.size ? `${address}?${query}` : address, options);
  const text = await answer.text();
  let shown = text;
  try {
    const parsed = JSON.parse(text);
    checkCode = parsed.csrf_token || checkCode;
    shown = JSON.stringify(parsed, null, 2);
  } catch { /* not JSON: shown as it came */ }
  output.textContent = `${answer.status} ${answer.headers.get("ETag") || ""}\n${shown}`;
};

const trial = (document_, method, path, operation) => {
  const parameters = resolved(document_, operation.parameters || [])
    .filter((one) => one.in === "path" || one.in === "query");
  const content = resolved(document_, operation.requestBody || {}).content || {};
  const form = make("form");
  for (const one of parameters)
    form.append(make("label", {}, `${one.name}${one.required ? " *" : ""} `, make("input", { name: one.name })));
  if (method !== "get") form.append(make("label", {}, "If-Match ", make("input", { name: "If-Match" })));
  if (content["application/json"]) {
    const body = make("textarea", { name: "body", "aria-label": "JSON" });
    body.value = JSON.stringify(sample(content["application/json"].schema), null, 2);
    form.append(body);
  }
  const output = make("pre", {});
  form.append(make("button", {}, "发送 Send"), output);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(method, path, form, parameters, output).catch((error) => { output.textContent = String(error); });
  });
  return form;
};

const answers = (operation) => {
  const table = make("table");
  for (const [status, answer] of Object.entries(operation.responses || {}))
    table.append(make("tr", {}, make("th", {}, status), make("td", {}, answer.description || answer.$ref || "")));
  return table;
};

const entry = (document_, path, method, operation) => {
  const permission = operation["x-permission"] || "";
  const details = make("details", { "data-words": `${path} ${operation.summary || ""} ${permission}`.toLowerCase() },
    make("summary", {}, make("b", {}, method.toUpperCase()), make("code", {}, path),
      make("span", {}, operation.summary || ""), make("em", {}, permission)));
  details.addEventListener("toggle", () => {
    if (details.childElementCount === 1)
      details.append(make("div", { class: "inside" }, answers(operation), trial(document_, method, path, operation)));
  });
  return details;
};

const show = (document_) => {
  document.getElementById("title").textContent = `${document_.info.title} ${document_.info.version}`;
  document.getElementById("about").textContent = document_.info.description || "";
  const groups = new Map();
  for (const [path, methods] of Object.entries(document_.paths))
    for (const method of METHODS)
      if (methods[method]) {
        const tag = (methods[method].tags || ["-"])[0];
        groups.set(tag, [...(groups.get(tag) || []), entry(document_, path, method, methods[method])]);
      }
  for (const [tag, entries] of groups)
    document.getElementById("operations").append(make("section", {}, make("h2", {}, tag), ...entries));
};

document.getElementById("filter").addEventListener("input", (event) => {
  const words = event.target.value.toLowerCase();
  for (const one of document.querySelectorAll("details")) one.hidden = !one.dataset.words.includes(words);
});
fetch("/api/v1/me").then((answer) => answer.json()).then((me) => { checkCode = me.csrf_token || ""; });
fetch("/openapi.json").then((answer) => answer.json()).then(show);
