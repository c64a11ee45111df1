// Asking the server. What goes wrong comes back as a sentence for people.
import { language, say } from "./words";

export class Trouble extends Error {
  constructor(
    message: string,
    readonly status = 0,
    readonly hint = "",
    readonly where = "", // file:line:column, of what was sent
  ) {
    super(message);
  }
}

export interface Asking {
  method?: string;
  body?: BodyInit;
  token?: string;
  accept?: string;
  signal?: AbortSignal;
  patienceMs?: number;
}

/** The problem of an RFC 9457 body, or what its status says. */
async function trouble(response: Response): Promise<Trouble> {
  try {
    const problem = (await response.json()) as {
      message?: string;
      title?: string;
      hint?: string;
      where?: { file?: string; line?: number; column?: number };
    };
    const text = problem.message ?? problem.title;
    const { file = "", line = 0, column = 0 } = problem.where ?? {};
    const where = line > 0 ? `${file}:${line}:${column}` : "";
    if (text) return new Trouble(text, response.status, problem.hint ?? "", where);
  } catch {
    // Not JSON: a proxy in between spoke.
  }
  const kind = response.status === 404 ? "trouble.absent" : "trouble.server";
  return new Trouble(say(kind, { status: String(response.status) }), response.status);
}

export async function ask(address: string, asking: Asking = {}): Promise<Response> {
  const waiting = new AbortController();
  const timer = window.setTimeout(() => waiting.abort(), asking.patienceMs ?? 20_000);
  asking.signal?.addEventListener("abort", () => waiting.abort());
  const headers: Record<string, string> = { "Accept-Language": language() };
  if (asking.accept) headers.Accept = asking.accept;
  if (asking.token) headers.Authorization = `Bearer ${asking.token}`;
  let response: Response;
  try {
    response = await fetch(address, {
      method: asking.method ?? "GET",
      headers,
      body: asking.body ?? null,
      signal: waiting.signal,
    });
  } catch (error) {
    if (asking.signal?.aborted) throw error;
    const slow = waiting.signal.aborted;
    throw new Trouble(say(slow ? "trouble.slow" : "trouble.gone"));
  } finally {
    window.clearTimeout(timer);
  }
  if (!response.ok) throw await trouble(response);
  return response;
}

export async function askJson<T>(address: string, asking: Asking = {}): Promise<T> {
  const response = await ask(address, { accept: "application/json", ...asking });
  return (await response.json()) as T;
}

const kept = new Map<string, Promise<unknown>>();

/** Like askJson; the same address is asked once a page. A failure is not kept. */
export function askOnce<T>(address: string): Promise<T> {
  const known = kept.get(address);
  if (known) return known as Promise<T>;
  const asked = askJson<T>(address);
  kept.set(address, asked);
  asked.catch(() => kept.delete(address));
  return asked;
}
