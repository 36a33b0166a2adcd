type State = "fine" | "lost";

const retryMs = 3_000;

let state: State = "fine";
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Whether the server answered the last time it was asked. */
export const connection = {
  read: (): State => state,

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Says that a request got no answer: from now on `/ready` is asked until it answers. */
  lose(): void {
    if (state === "lost") return;
    become("lost");
    timer = setTimeout(retry, retryMs);
  },

  /** Finds out whether the server can be had at all; when it cannot, it is asked until it can. */
  async check(): Promise<void> {
    if (!(await isReady())) connection.lose();
  },

  /** Says that the server answered. */
  restore(): void {
    if (state === "fine") return;
    clearTimeout(timer);
    become("fine");
  },
};

async function retry(): Promise<void> {
  // A hidden tab asks nothing; it asks as soon as it is looked at.
  if (document.visibilityState === "hidden") {
    document.addEventListener("visibilitychange", () => void retry(), { once: true });
    return;
  }
  if (await isReady()) connection.restore();
  else timer = setTimeout(retry, retryMs);
}

const isReady = (): Promise<boolean> =>
  fetch("/ready", { cache: "no-store" }).then(
    (response) => response.ok,
    () => false,
  );

function become(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}
