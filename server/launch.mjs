import { fileURLToPath } from "node:url";
import { buildPages } from "./launch/build.mjs";
import { installPackages } from "./launch/install.mjs";
import { explain, LaunchError } from "./launch/progress.mjs";
import { runCommand } from "./launch/run.mjs";
import { tasks } from "./launch/tasks.mjs";

/**
 * What `npm start` and its siblings run: `node server/launch.mjs <task> [arguments]`. Plain JavaScript for the Node that
 * happens to be there, with nothing installed. It installs and builds what the task needs and the sources have
 * outgrown, then runs the task on the pinned Node and ends as that ends.
 */
async function main() {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const [name = "", ...words] = process.argv.slice(2);
  const task = tasks[name];
  if (!task) return explain(`There is no task "${name}". There are: ${Object.keys(tasks).join(", ")}.`);
  await installPackages(root);
  if (task.needsPages) await buildPages(root);
  for (const command of task.commands) {
    const code = await runCommand(root, [...command, ...words], task);
    if (code !== 0) return code;
  }
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error) =>
    process.exit(
      error instanceof LaunchError
        ? explain(error.message, error.exitCode)
        : explain(String(error?.stack ?? error)),
    ),
);
