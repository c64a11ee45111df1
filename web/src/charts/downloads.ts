// A chart to take along: its figures as CSV, its drawing as SVG or PNG with title and where from.
import { draw, make } from "../base/dom";
import type { ChartData } from "./chart_data";

const styled = [
  "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray",
  "stroke-linejoin", "stroke-linecap", "paint-order", "font-weight", "font-style", "font-size",
  "text-anchor", "direction",
];

function quoted(cell: string): string {
  // A cell that a spreadsheet would take for a formula is made text.
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** With a byte order mark, so that spreadsheets read every script right. */
export function csvOf(rows: string[][]): string {
  return "\ufeff" + rows.map((row) => row.map(quoted).join(",") + "\r\n").join("");
}

/** Styles come from the page; a file of its own carries them in each element. */
function carryStyles(from: Element, to: Element): void {
  const computed = window.getComputedStyle(from);
  for (const name of styled) {
    const value = computed.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
  to.removeAttribute("class");
  [...from.children].forEach((child, i) => carryStyles(child, to.children[i]!));
}

function line(text: string, x: number, y: number, attributes: Record<string, string | number>) {
  return draw("text", { x, y, ...attributes }, text);
}

/** The title broken into lines that fit. */
function lines(text: string, most: number): string[] {
  const out = [""];
  for (const word of text.split(" ")) {
    const longer = `${out.at(-1)} ${word}`.trim();
    if (longer.length > most && out.at(-1)) out.push(word);
    else out[out.length - 1] = longer;
  }
  return out;
}

/** What stands below a drawing in a file of its own: the caution of a map, and where it is from. */
function footOf(svg: SVGSVGElement): string[] {
  const caution = svg.closest("figure")?.querySelector(".map-borders")?.textContent;
  return [...(caution ? lines(caution, 150) : []), window.location.href.replace(/#.*/, "")];
}

export function standalone(svg: SVGSVGElement, data: ChartData): SVGSVGElement {
  const { width, height } = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  carryStyles(svg, copy);
  for (const cursor of copy.querySelectorAll("g[aria-hidden]")) cursor.remove();
  const body = draw("g");
  body.append(...[...copy.childNodes].filter((node) => !/^(title|desc)$/.test(node.nodeName)));
  const page = window.getComputedStyle(document.body);
  const margin = 16;
  const title = lines(data.title, Math.floor(width / 8));
  const above = margin + title.length * 21 + 6;
  const foot = footOf(svg);
  const whole = above + height + 20 + 15 * foot.length;
  const mirrored = document.documentElement.dir === "rtl";
  const edge = mirrored ? width : 0;
  const side = { "text-anchor": mirrored ? "end" : "start", fill: page.color };
  body.setAttribute("transform", `translate(0,${above})`);
  copy.setAttribute("viewBox", `${-margin} 0 ${width + 2 * margin} ${whole}`);
  copy.setAttribute("width", String(width + 2 * margin));
  copy.setAttribute("height", String(whole));
  if (!copy.querySelector("title")) copy.prepend(draw("title", {}, data.title));
  copy.append(
    draw("rect", {
      x: -margin, y: 0, width: width + 2 * margin, height: whole, fill: page.backgroundColor,
    }),
    ...title.map((text, i) =>
      line(text, edge, margin + 14 + i * 21, { "font-size": 17, "font-weight": 650, ...side }),
    ),
    body,
    ...foot.map((text, i) =>
      line(text, edge, above + height + 22 + 15 * i, { "font-size": 10.5, ...side }),
    ),
  );
  return copy;
}

const textOfSvg = (svg: SVGSVGElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;

/** Two dots a unit, so that it is sharp on paper and on fine screens. */
async function picture(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOfSvg(svg))}`;
  await image.decode();
  const canvas = make("canvas");
  canvas.width = 2 * Number(svg.getAttribute("width"));
  canvas.height = 2 * Number(svg.getAttribute("height"));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}

function fileName(title: string, ending: string): string {
  const plain = title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80);
  return `${plain || "chart"}.${ending}`;
}

export function hand(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export async function save(
  kind: "csv" | "svg" | "png",
  svg: SVGSVGElement,
  data: ChartData,
): Promise<void> {
  const name = fileName(data.title, kind);
  if (kind === "csv") return hand(new Blob([csvOf(data.rows)], { type: "text/csv" }), name);
  const whole = standalone(svg, data);
  if (kind === "svg") return hand(new Blob([textOfSvg(whole)], { type: "image/svg+xml" }), name);
  hand(await picture(whole), name);
}
