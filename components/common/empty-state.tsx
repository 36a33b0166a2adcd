import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { CodeBlock } from "./code-block.tsx";

/** Stands where something will appear: a sentence on what, one action to make it appear, a command to copy. */
export function EmptyState(props: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  command?: string;
  className?: string;
}) {
  const { title, children, action, command, className } = props;
  return (
    <div
      className={cn(
        "mx-auto flex w-full max-w-lg flex-col items-center gap-3 px-4 py-16 text-center",
        className,
      )}
    >
      <h2 className="text-lg font-medium">{title}</h2>
      {children !== undefined && <div className="text-muted-foreground">{children}</div>}
      {command !== undefined && <CodeBlock code={command} className="w-full text-left" />}
      {action}
    </div>
  );
}
