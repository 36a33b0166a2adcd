import { CodeBlock } from "#components/common/code-block.tsx";
import type { Step } from "#server/domain/reproduction/index.ts";

/** Commands in their order, each to copy by itself. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="space-y-5">
      {steps.map(({ title, command, note }, index) => (
        <li key={title}>
          <h3 className="mb-1.5 flex items-baseline gap-2 text-sm font-medium">
            <span className="numeric text-muted-foreground">{index + 1}</span> {title}
          </h3>
          <CodeBlock code={command} />
          {note !== undefined && <p className="mt-1.5 text-sm text-muted-foreground">{note}</p>}
        </li>
      ))}
    </ol>
  );
}
