// A job of the server, followed as it goes: by events, and by asking where events do not come.
import { ask, askJson, Trouble } from "../base/ask";
import { button, make } from "../base/dom";
import { say } from "../base/words";
import { token } from "./token";

interface Job {
  job: number;
  state: string;
  result: string | null;
  error: { message?: string; hint?: string } | null;
}

const ends = new Set(["done", "failed", "cancelled", "canceled", "taken back"]);

/** The last state of a job; `told` hears each on the way. */
function followed(id: number, told: (job: Job) => void, signal: AbortSignal): Promise<Job> {
  const address = `/api/v1/jobs/${id}`;
  return new Promise((resolve, reject) => {
    const events = new EventSource(`${address}/events`);
    const stop = () => events.close();
    const hear = (job: Job) => {
      told(job);
      if (!ends.has(job.state)) return;
      stop();
      resolve(job);
    };
    const listen = (event: MessageEvent<string>) => hear(JSON.parse(event.data) as Job);
    for (const state of ["waiting", "running", ...ends]) events.addEventListener(state, listen);
    events.addEventListener("error", () => {
      stop();
      askJson<Job>(address)
        .then((job) => (ends.has(job.state) ? hear(job) : window.setTimeout(again, 1000)))
        .catch(reject);
    });
    const again = () => followed(id, told, signal).then(resolve, reject);
    signal.addEventListener("abort", () => (stop(), reject(new Trouble(say("job.cancelled")))));
  });
}

async function begun(address: string, body: BodyInit): Promise<Job> {
  const asking = { method: "POST", body, token: token(), patienceMs: 300_000 };
  return askJson<Job>(address, asking);
}

/** Sends a job and shows how far it is in `place`, with a way to take it back. Gives the address of
 * its result. */
export async function runJob(address: string, body: BodyInit, place: HTMLElement): Promise<string> {
  const state = make("span", {}, say("job.sent"));
  const stopping = new AbortController();
  let id = 0;
  const cancel = button(say("job.cancel"), () => {
    stopping.abort();
    // What waits is taken back, and what runs is stopped where it can be.
    if (id) ask(`/api/v1/jobs/${id}`, { method: "DELETE", token: token() }).catch(() => undefined);
  });
  place.replaceChildren(make("progress", {}), " ", state, " ", cancel);
  try {
    const job = await begun(address, body);
    id = job.job;
    const told = (now: Job) => (state.textContent = say(`job.${now.state}`));
    const last = await followed(id, told, stopping.signal);
    if (last.state === "done" && last.result) return last.result;
    throw new Trouble(last.error?.message ?? say("job.failed"), 0, last.error?.hint ?? "");
  } finally {
    place.replaceChildren();
  }
}

/** What went wrong and what to do, as an element that is read aloud. */
export function shownTrouble(error: unknown): HTMLElement {
  const known = error instanceof Trouble;
  const text = known ? error.message : say("trouble.part");
  const status = known ? error.status : 0;
  const denied = status === 401 || status === 403;
  const hint = denied ? say("token.needed") : known ? error.hint : "";
  return make(
    "div",
    { class: "caution", role: "alert" },
    known && error.where ? make("p", {}, make("code", { dir: "ltr" }, error.where)) : null,
    make("p", { dir: "auto" }, text),
    hint ? make("p", { dir: "auto" }, hint) : null,
  );
}
