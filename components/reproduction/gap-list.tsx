import { CircleAlertIcon } from "lucide-react";
import { CodeBlock } from "#components/common/code-block.tsx";
import type { Gap } from "#server/domain/reproduction/index.ts";

/** What was not recorded, why it matters, and the line that records it next time. */
export function GapList({ gaps }: { gaps: readonly Gap[] }) {
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps" className="mb-3 text-lg font-medium">
        What is missing
      </h2>
      {gaps.length === 0 ? (
        <p className="text-sm text-muted-foreground">
          Nothing that is looked for: code, changes, data, packages and command are all recorded.
        </p>
      ) : (
        <ul className="space-y-4">
          {gaps.map(({ what, why, record }) => (
            <li key={what}>
              <h3 className="flex items-center gap-1.5 text-sm font-medium">
                <CircleAlertIcon aria-hidden className="size-4 shrink-0 text-warning" /> {what}
              </h3>
              <p className="mt-0.5 mb-1.5 text-sm text-muted-foreground">{why}</p>
              <CodeBlock code={record} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
