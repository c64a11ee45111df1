// What the notes beside links say: a term its meaning, a figure where it was read.
import { askOnce } from "../base/ask";
import { all, make, textOf } from "../base/dom";
import { language, number, say } from "../base/words";
import type { Content } from "./popover";
import { startPopovers } from "./popover";

interface Term {
  form: string;
  term: Record<string, string>;
  definition: Record<string, string>;
}

interface Proof {
  derived: boolean;
  status: string;
  period: string;
  step: string;
  edition: { publisher: string; title: string; version: string };
  cell: { row: number; column: number; heading?: string } | null;
}

const line = (text: string, attributes: Record<string, string> = {}) =>
  make("p", { dir: "auto", ...attributes }, text);

/** The meaning stands in the page; the server is asked where it does not. */
const meaning: Content = async (link) => {
  link.dataset.meaning ||= link.title;
  let said = link.dataset.meaning;
  if (!said) {
    const code = encodeURIComponent(link.dataset.term ?? "");
    const { terms } = await askOnce<{ terms: Term[] }>(`/api/v1/glossary/${code}?format=json`);
    const found = terms[0]?.definition ?? {};
    said = found[language()] ?? found.en ?? "";
  }
  if (!said) return [];
  return [line(textOf(link), { class: "popover-title" }), line(said)];
};

function proofLines(proof: Proof): HTMLElement[] {
  const { publisher, title, version } = proof.edition;
  const lines = [line(say("proof.source", { publisher, title, version }))];
  if (proof.derived) lines.unshift(line(say("proof.derived")));
  if (proof.cell && proof.cell.row > 0) {
    const { row, column } = proof.cell;
    lines.push(line(say("proof.cell", { row: number(row), column: number(column) })));
  }
  if (proof.status && proof.status !== "A") {
    lines.push(line(say("proof.status", { status: proof.status })));
  }
  return lines;
}

/** Many figures have their line in the list at the end of the page. */
function noted(link: HTMLAnchorElement): string {
  const same = all<HTMLAnchorElement>(".proofs a").find(
    (one) => one.getAttribute("href") === link.getAttribute("href"),
  );
  return same ? textOf(same) : "";
}

const origin: Content = async (link) => {
  const id = new URL(link.href).pathname.replace(/^.*\/proof\//, "");
  const foot = line(say("proof.open"), { class: "popover-foot" });
  link.dataset.meaning ||= link.title || noted(link);
  if (link.dataset.meaning) return [line(link.dataset.meaning), foot];
  const proof = await askOnce<Proof>(`/api/v1/proofs/${id}?format=json`);
  return [...proofLines(proof), foot];
};

export function startNotes(): void {
  startPopovers(
    new Map([
      ["a.term[data-term]", meaning],
      ["a.figure", origin],
    ]),
  );
}
