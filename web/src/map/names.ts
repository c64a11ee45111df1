// Names on a map: those of the most people first, where none is in the way of another, broken in
// two where the map is small; and at its edge the names of those who live beyond it.
import { draw, make } from "../base/dom";
import type { Arc } from "./arcs";
import type { World } from "./world";

type Box = [left: number, top: number, right: number, bottom: number];
type Anchor = "start" | "middle" | "end";

interface Label {
  lines: string[];
  x: number;
  box: Box;
  anchor: Anchor;
}

const lineHeight = 1.2; // of letters
const gap = 6;
const longest = { narrow: 15, wide: 26 }; // letters of a line

const apart = (a: Box, b: Box): boolean =>
  a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];

/** "Iran (Islamic Republic of)" is Iran here; of Korea there are two. */
function short(name: string): string {
  const rest = / of Great Britain.*$| ?[(（].*$/;
  const plain = /^Kor|^Cor|^Кор/.test(name) ? name : name.replace(rest, "");
  return plain.length > 30 ? `${plain.slice(0, 28).trim()}\u2026` : plain;
}

/** In two lines as near to the same length as its words allow. */
function broken(name: string, most: number): string[] {
  if (name.length <= most) return [name];
  const blanks = [...name.matchAll(/ /g)].map((one) => one.index);
  if (blanks.length === 0) return [name];
  const far = (at: number) => Math.abs(at - name.length / 2);
  const at = blanks.reduce((best, one) => (far(one) < far(best) ? one : best));
  return [name.slice(0, at), name.slice(at + 1)];
}

/** What measures words; made once, because that is dear. */
let ruler: CanvasRenderingContext2D | null = null;

export class Names {
  private readonly taken: Box[] = [];
  private readonly named = new Set<string>();
  private readonly pen = (ruler ??= make("canvas").getContext("2d"));
  private readonly size: number;
  private readonly most: number;
  readonly drawn: SVGElement[] = [];

  constructor(private readonly at: World) {
    const isNarrow = at.width < 500;
    this.size = isNarrow ? 13 : 12;
    this.most = isNarrow ? longest.narrow : longest.wide;
    if (this.pen) this.pen.font = `${this.size}px system-ui, sans-serif`;
  }

  /** The place that the map is of: its name stands on the side on which fewest others are. */
  own(name: string, [x, y]: [number, number], arcs: Arc[]): void {
    this.taken.push([x - 6, y - 6, x + 6, y + 6]);
    const middle = (axis: 0 | 1) =>
      arcs.reduce((sum, arc) => sum + arc.end[axis], 0) / Math.max(1, arcs.length);
    const [u, v] = [middle(0), middle(1)];
    const far = ({ box }: Label) =>
      Math.hypot((box[0] + box[2]) / 2 - u, (box[1] + box[3]) / 2 - v);
    const labels = this.beside(broken(short(name), this.most), [x, y], 8);
    this.put(labels.sort((a, b) => far(b) - far(a)), "own");
  }

  of(arcs: Arc[], most: number): void {
    let count = 0;
    for (const arc of arcs) {
      if (count >= most) return;
      if (this.named.has(arc.partner.code)) continue;
      const name = short(arc.partner.name);
      const lines = broken(arc.isBeyond ? pointing(name, arc) : name, this.most);
      const label = arc.isBeyond ? this.atEdge(lines, arc.end) : this.beside(lines, arc.end, gap);
      if (!this.put(label, arc.isBeyond ? "beyond" : "")) continue;
      this.named.add(arc.partner.code);
      count += 1;
    }
  }

  private wide(lines: string[]): number {
    const width = (text: string) => this.pen?.measureText(text).width ?? text.length * 6.6;
    return Math.max(...lines.map(width)) + 2;
  }

  /** Beside a point, else above or below it, where there is room. */
  private beside(lines: string[], [x, y]: [number, number], away: number): Label[] {
    const wide = this.wide(lines);
    const tall = lines.length * this.size * lineHeight;
    const middle = y - tall / 2;
    const at = (left: number, top: number, anchor: Anchor): Label => ({
      lines,
      anchor,
      x: anchor === "start" ? left : anchor === "end" ? left + wide : left + wide / 2,
      box: [left, top, left + wide, top + tall],
    });
    const [above, below] = [y - away - tall, y + away];
    return [
      at(x + away, middle, "start"),
      at(x - away - wide, middle, "end"),
      at(x - wide / 2, above, "middle"),
      at(x - wide / 2, below, "middle"),
      at(x, above, "start"),
      at(x, below, "start"),
      at(x - wide, above, "end"),
      at(x - wide, below, "end"),
    ];
  }

  private atEdge(lines: string[], [x, y]: [number, number]): Label[] {
    const wide = this.wide(lines);
    const tall = lines.length * this.size * lineHeight;
    const within = (value: number, most: number) => Math.max(4, Math.min(most - 4, value));
    const left = within(x - wide / 2, this.at.width - wide);
    const anchor = left < this.at.width / 2 - wide / 2 ? "start" : "end";
    return [-0.5, -1.5, 0.5].map((share) => {
      const top = within(y + share * tall, this.at.height - tall);
      const box: Box = [left, top, left + wide, top + tall];
      return { lines, anchor, x: anchor === "start" ? left : left + wide, box };
    });
  }

  /** The first of some positions that is free; false where none is. */
  private put(labels: Label[], css: string): boolean {
    const isFree = ({ box }: Label) =>
      box[0] >= 1 && box[1] >= 1 && box[2] <= this.at.width && box[3] <= this.at.height &&
      this.taken.every((other) => apart(box, other));
    const label = labels.find(isFree);
    if (!label) return false;
    this.taken.push(label.box);
    const { lines, x, box, anchor } = label;
    const step = this.size * lineHeight;
    const spans = lines.map((line, i) =>
      draw("tspan", { x, y: (box[1] + (i + 0.8) * step).toFixed(1) }, line),
    );
    const look = { class: `place-name ${css}`.trim(), "font-size": this.size };
    this.drawn.push(draw("text", { ...look, "text-anchor": anchor }, ...spans));
    return true;
  }
}

/** The name with an arrow to where it is. */
function pointing(name: string, { end, away }: Arc): string {
  const [x, y] = [away[0] - end[0], away[1] - end[1]];
  if (Math.abs(y) > 2 * Math.abs(x)) return `${y < 0 ? "\u2191" : "\u2193"} ${name}`;
  return x < 0 ? `\u2190 ${name}` : `${name} \u2192`;
}
