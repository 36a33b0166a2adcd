"use client";

import { CodeBlock } from "#components/common/code-block.tsx";

/** Something secret that is shown this once, to be copied now. */
export function Once({ says, code }: { says: string; code: string }) {
  return (
    <output className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-md border border-warning/50 bg-warning/5 p-3">
      <p className="text-sm">{says}</p>
      <CodeBlock code={code} />
    </output>
  );
}
