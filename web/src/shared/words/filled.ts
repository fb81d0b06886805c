export interface Words {
  [key: string]: string | Words;
}

/** A catalogue out of what both languages share, its keys (“list(title empty) close”), and its texts, a line for each key. */
export function filled(keys: string, texts: string): Words {
  const said = texts.split("\n");
  const open: Words[] = [{}];
  let at = 0;
  for (const [, name = "", begins] of keys.matchAll(/([^ ()]+)(\()?|\)/g)) {
    const here = open[open.length - 1] ?? {};
    if (begins) open.push((here[name] = {}));
    else if (!name) open.pop();
    else if (said[at++]) here[name] = said[at - 1] ?? "";
  }
  return open[0] ?? {};
}
