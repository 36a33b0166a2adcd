import { rawSql } from "#server/core/database.ts";
import { groupCommit } from "#server/core/group-commit.ts";
import { prepared } from "#server/core/run-statement.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { topOf } from "./lock.ts";
import { showFiles, type StoredFile } from "./show.ts";

type Queue = { show: (file: StoredFile) => Promise<void>; waiting: number };

const queues = oncePerProcess("artifacts-showing", () => new Map<string, Queue>());

/**
 * Shows a stored file under its path, in place of the one that was there; it is durable when this resolves. Files of one
 * top folder that arrive while a commit is under way share the next one: their transactions would wait for each other's
 * lock all the same. Those of other folders do not wait.
 *
 * @throws AppError `invalid` when a file stands where the path needs a folder, or the other way round.
 */
export async function showTogether(teamId: number, file: StoredFile): Promise<void> {
  const name = `${teamId}/${topOf(file.path)}`;
  const queue = queues.get(name) ?? openQueue(teamId);
  queues.set(name, queue);
  queue.waiting += 1;
  try {
    await queue.show(file);
  } finally {
    queue.waiting -= 1;
    if (queue.waiting === 0) queues.delete(name);
  }
}

function openQueue(teamId: number): Queue {
  const show = groupCommit<StoredFile, void>({
    groupOf: () => teamId,
    commit: async (_, files) => {
      await rawSql().begin((sql) => showFiles(prepared(sql), teamId, files));
      return files.map(() => undefined);
    },
  });
  return { show, waiting: 0 };
}
