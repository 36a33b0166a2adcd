import { makeZip } from "client-zip";
import type { OpenFolder } from "#server/domain/artifacts/index.ts";
import { log } from "#server/core/log.ts";
import { contentDisposition } from "./disposition.ts";
import { strangerHeaders } from "./send.ts";
import { makeNamer } from "./zip-names.ts";

/**
 * Answers a folder as one zip, made while it is sent and only as fast as it is taken: nothing is compressed, because
 * models and pictures are already. When a file cannot be read to its end the connection breaks, so that no reader takes
 * a part for the whole.
 */
export function sendZip(request: Request, folder: OpenFolder): Response {
  const name = nameOf(folder.path);
  const headers = new Headers({
    ...strangerHeaders,
    "Content-Type": "application/zip",
    "Content-Disposition": contentDisposition("attachment", `${name}.zip`),
  });
  return new Response(request.method === "HEAD" ? null : streamOf(zipChunks(folder, name)), {
    headers,
  });
}

/** Runs and models keep their files in a folder `artifacts`, which as a name says nothing. */
function nameOf(path: string): string {
  const names = path.split("/").filter((name) => name !== "artifacts" && name !== "");
  return names.at(-1) ?? "artifacts";
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await chunks.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}

async function* zipChunks(folder: OpenFolder, name: string): AsyncGenerator<Uint8Array> {
  const entries = new Entries(folder, name);
  const reader = makeZip(entries.all()).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    log.warn({ err: error, folder: folder.path }, "a download of a folder broke off");
    throw error;
  } finally {
    // The zip's maker forgets the file it is reading when its reader leaves.
    await entries.end();
    await reader.cancel().catch(() => undefined);
  }
}

/** The files of a folder as a zip's entries, of which one is being read at a time. */
class Entries {
  readonly #folder: OpenFolder;
  readonly #nameFor: (path: string) => string;
  #reading: AsyncIterator<Uint8Array> | undefined;

  constructor(folder: OpenFolder, name: string) {
    this.#folder = folder;
    this.#nameFor = makeNamer(name);
  }

  async *all() {
    for await (const { name, createdAt, read } of this.#folder.files) {
      const reading = read()[Symbol.asyncIterator]();
      this.#reading = reading;
      const input = { [Symbol.asyncIterator]: () => reading };
      yield { name: this.#nameFor(name), lastModified: createdAt, input };
    }
  }

  /** Closes the file that is being read. */
  async end(): Promise<void> {
    await this.#reading?.return?.();
  }
}
