import type { ReactNode } from "react";
import { TriangleAlertIcon } from "lucide-react";
import { cn } from "#components/ui/cn.ts";

/** Stands where the thing would have been: what happened, what to do, a way to try again. */
export function ErrorState(props: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const { title, children, action, className } = props;
  return (
    <div
      role="alert"
      className={cn(
        "mx-auto flex w-full max-w-lg flex-col items-center gap-3 px-4 py-16 text-center",
        className,
      )}
    >
      <TriangleAlertIcon aria-hidden className="size-5 text-destructive" />
      <h2 className="text-lg font-medium">{title}</h2>
      {children !== undefined && <div className="text-muted-foreground">{children}</div>}
      {action}
    </div>
  );
}
