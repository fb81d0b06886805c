import { saveFile } from "../table/csv";

/** What of an element's look must travel with it into the file. */
const TRAVELS = [
  "display", "box-sizing", "width", "height", "min-width", "min-height", "margin", "padding", "position", "top", "left", "right", "bottom",
  "flex", "flex-direction", "flex-wrap", "align-items", "justify-content", "gap", "grid-template-columns", "grid-column", "vertical-align",
  "color", "background-color", "background-image", "border-top", "border-right", "border-bottom", "border-left", "border-radius",
  "border-collapse", "border-spacing", "table-layout", "caption-side", "opacity", "overflow", "transform",
  "font-family", "font-size", "font-weight", "font-style", "line-height", "letter-spacing", "text-align", "text-decoration-line", "white-space",
  "list-style-type", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "text-anchor", "dominant-baseline",
];
const SHARPER = 2;

/** Saves what is seen of a chart, with its title and definition, as a picture. */
export async function savePicture(name: string, seen: HTMLElement): Promise<void> {
  const { scrollWidth: width, scrollHeight: height } = seen;
  const copy = dressedCopy(seen) as HTMLElement;
  copy.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
  const ground = groundOf(seen);
  copy.style.backgroundColor = ground;
  const markup =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<foreignObject width="100%" height="100%">${new XMLSerializer().serializeToString(copy)}</foreignObject></svg>`;
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`);
  const canvas = document.createElement("canvas");
  canvas.width = width * SHARPER;
  canvas.height = height * SHARPER;
  const pen = canvas.getContext("2d");
  pen?.scale(SHARPER, SHARPER);
  pen?.drawImage(image, 0, 0);
  const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (content) saveFile(`${name}.png`, content);
}

function dressedCopy(source: Element): Element {
  const copy = source.cloneNode(false) as HTMLElement | SVGElement;
  const look = getComputedStyle(source);
  for (const one of TRAVELS) copy.style.setProperty(one, look.getPropertyValue(one));
  copy.removeAttribute("class");
  for (const child of source.childNodes) {
    if (child instanceof Element) {
      if (!child.classList.contains("not-in-picture")) copy.appendChild(dressedCopy(child));
    } else copy.appendChild(child.cloneNode());
  }
  return copy;
}

/** The colour behind an element, which may belong to one it stands in. */
function groundOf(seen: Element): string {
  for (let one: Element | null = seen; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if (colour && colour !== "transparent" && !colour.endsWith(", 0)")) return colour;
  }
  return "#ffffff";
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => failed(new Error("picture"));
    image.src = address;
  });
}
