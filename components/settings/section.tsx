import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";

/** One matter of the settings: what it is called, a sentence on what it does, and the thing itself. */
export function Section(props: {
  title: string;
  says?: ReactNode;
  action?: ReactNode;
  isDanger?: boolean;
  children: ReactNode;
}) {
  const { title, says, action, isDanger = false, children } = props;
  return (
    <section
      className={cn(
        "mb-8 grid grid-cols-[minmax(0,1fr)] gap-3",
        isDanger && "rounded-md border border-destructive/40 p-4",
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h2 className="text-lg font-medium">{title}</h2>
          {says !== undefined && <p className="max-w-prose text-muted-foreground">{says}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
