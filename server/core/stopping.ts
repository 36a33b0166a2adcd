import { oncePerProcess } from "./process.ts";

/** Aborted when the process begins to stop, so that what has no end of its own (a live view) ends and reconnects elsewhere. */
export const stopping = oncePerProcess("stopping", () => new AbortController());
